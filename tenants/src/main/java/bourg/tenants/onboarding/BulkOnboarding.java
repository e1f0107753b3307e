package bourg.tenants.onboarding;

import bourg.tenants.CityImports;
import bourg.tenants.ImportedCity;
import bourg.tenants.ImportedCity.Outcome;
import bourg.tenants.Job;
import bourg.tenants.JobWork;
import bourg.tenants.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens the cities of a file, a few at a time, until each line has come to an end. */
@Component
class BulkOnboarding implements JobWork {
    private static final int AT_ONCE = 16;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ImportRows rows;
    private final LineOpening opening;

    BulkOnboarding(ImportRows rows, LineOpening opening) {
        this.rows = rows;
        this.opening = opening;
    }

    @Override
    public String kind() {
        return CityImports.KIND;
    }

    @Override
    public void run(Job job, Progress progress) throws InterruptedException {
        List<ImportedCity> lines = rows.of(job.id());
        while (!lines.stream().allMatch(BulkOnboarding::isOver)) {
            long over = lines.stream().filter(BulkOnboarding::isOver).count();
            progress.report(over, lines.size(), null);
            List<ImportedCity> open = new ArrayList<>(with(lines, Outcome.OPENING));
            open.removeIf(line -> opening.isSettled(job.id(), line));
            List<ImportedCity> next =
                    with(lines, Outcome.WAITING).stream().limit(AT_ONCE - open.size()).toList();
            next.forEach(line -> opening.begin(job.id(), line));
            if (next.isEmpty()) {
                Thread.sleep(PAUSE);
            }
            lines = rows.of(job.id());
        }
        progress.report(lines.size(), lines.size(), null);
    }

    private static List<ImportedCity> with(List<ImportedCity> lines, Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).toList();
    }

    private static boolean isOver(ImportedCity line) {
        return line.outcome() != Outcome.WAITING && line.outcome() != Outcome.OPENING;
    }
}
