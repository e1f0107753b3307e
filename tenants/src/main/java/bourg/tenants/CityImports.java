package bourg.tenants;

import bourg.tenants.onboarding.CityFile;
import bourg.tenants.onboarding.ImportRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens many cities from one CSV file: checked as a whole first, then opened line by line. */
@Component
public class CityImports {
    /** The kind of the job that opens the cities of a file. */
    public static final String KIND = "bulk-onboarding";

    private final Cities cities;
    private final Jobs jobs;
    private final ImportRows rows;

    CityImports(Cities cities, Jobs jobs, ImportRows rows) {
        this.cities = cities;
        this.jobs = jobs;
        this.rows = rows;
    }

    /** What a file holds and what is wrong with it; {@code line} 1 is the heading. */
    public record Check(int rows, List<Fault> faults) {
        public Check {
            faults = List.copyOf(faults);
        }
    }

    /** One fault of a file, in the words of its columns. */
    public record Fault(int line, FieldError error) {}

    /** What came of the wish to open the cities of a file. */
    public sealed interface Outcome {
        record Started(Job job) implements Outcome {}

        record Faulty(Check check) implements Outcome {}
    }

    /** Finds every fault of a file; nothing is opened. */
    public Check check(String csv) {
        return check(CityFile.read(csv));
    }

    private Check check(CityFile file) {
        List<Fault> faults = new ArrayList<>(file.faults());
        for (CityFile.Line line : file.lines()) {
            cities.check(line.wish()).stream()
                    .map(error -> new Fault(line.number(), CityFile.inItsWords(error)))
                    .forEach(faults::add);
        }
        faults.sort(Comparator.comparingInt(Fault::line));
        return new Check(file.lines().size(), faults);
    }

    /** Starts to open the cities of a file without fault, in the background. */
    @InFederation
    public Outcome start(String csv) {
        CityFile file = CityFile.read(csv);
        Check check = check(file);
        if (!check.faults().isEmpty()) {
            return new Outcome.Faulty(check);
        }
        Job job = jobs.start(KIND, null, file.lines().size() + " cities");
        file.lines().forEach(line -> rows.add(job.id(), line));
        return new Outcome.Started(job);
    }

    /** What came of each line; nothing for a job of another kind. */
    public Optional<List<ImportedCity>> of(JobId job) {
        return jobs.find(job).filter(found -> found.kind().equals(KIND)).map(_ -> rows.of(job));
    }
}
