package bourg.tenants.leaving;

import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import bourg.tenants.ExportsFolder;
import bourg.tenants.InFederation;
import bourg.tenants.RowsOfCity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The archives that a city's administrators asked for, and who asked for and took them. */
@Component
class ExportRemains implements CityRemains {
    private static final String THEIRS = "in (select id from export where city = :city)";

    private final JdbcClient federation;
    private final ExportsFolder folder;

    ExportRemains(@Qualifier("federation") JdbcClient federation, ExportsFolder folder) {
        this.federation = federation;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "archives";
    }

    @Override
    public List<Erasure> plan(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        return List.of(
                Erasure.deleted("files", files(folder.of(city.id()))),
                Erasure.deleted("downloads", rows.count("export_download where export " + THEIRS)),
                Erasure.deleted("exports", rows.count("export where city = :city")));
    }

    private static long files(Path folder) {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The files first: as long as rows speak of them, somebody looks after them. */
    @Override
    @InFederation
    public void erase(City city) {
        try {
            ArchiveFolder.delete(folder.of(city.id()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        RowsOfCity rows = new RowsOfCity(federation, city);
        rows.sql("delete from export_download where export " + THEIRS).update();
        rows.sql("delete from export where city = :city").update();
    }
}
