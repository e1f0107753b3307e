package bourg.tenants.arriving;

import bourg.tenants.ArchivesFolder;
import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import bourg.tenants.InFederation;
import bourg.tenants.RowsOfCity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The archive that a city came in, and what another installation had recorded of it; that one keeps
 * its own books.
 */
@Component
class ArchiveRemains implements CityRemains {
    private final JdbcClient federation;
    private final ArchivesFolder folder;

    ArchiveRemains(@Qualifier("federation") JdbcClient federation, ArchivesFolder folder) {
        this.federation = federation;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "arrival";
    }

    @Override
    public List<Erasure> plan(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        return List.of(
                Erasure.deleted(
                        "files",
                        files(rows).stream().filter(file -> Files.exists(folder.of(file))).count()),
                Erasure.deleted("given_archives", rows.count("city_archive where city = :city")),
                Erasure.deleted("history", rows.count("city_history where city = :city")));
    }

    private static List<UUID> files(RowsOfCity rows) {
        return rows.sql("select file from city_archive where city = :city")
                .query((row, _) -> row.getObject("file", UUID.class))
                .list();
    }

    /** The files first: as long as rows speak of them, somebody looks after them. */
    @Override
    @InFederation
    public void erase(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        try {
            for (UUID file : files(rows)) {
                Files.deleteIfExists(folder.of(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        rows.sql("delete from city_archive where city = :city").update();
        rows.sql("delete from city_history where city = :city").update();
    }
}
