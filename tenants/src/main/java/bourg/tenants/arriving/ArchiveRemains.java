package bourg.tenants.arriving;

import bourg.tenants.ArchivesFolder;
import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import bourg.tenants.InFederation;
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
        return List.of(
                Erasure.deleted(
                        "files",
                        files(city).stream().filter(file -> Files.exists(folder.of(file))).count()),
                Erasure.deleted("given_archives", count("city_archive", city)),
                Erasure.deleted("history", count("city_history", city)));
    }

    private List<UUID> files(City city) {
        return federation
                .sql("select file from city_archive where city = ?")
                .param(city.id().value())
                .query((row, _) -> row.getObject("file", UUID.class))
                .list();
    }

    private long count(String table, City city) {
        return federation
                .sql("select count(*) from " + table + " where city = ?")
                .param(city.id().value())
                .query(Long.class)
                .single();
    }

    /** The files first: as long as rows speak of them, somebody looks after them. */
    @Override
    @InFederation
    public void erase(City city) {
        try {
            for (UUID file : files(city)) {
                Files.deleteIfExists(folder.of(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        for (String table : List.of("city_archive", "city_history")) {
            federation
                    .sql("delete from " + table + " where city = ?")
                    .param(city.id().value())
                    .update();
        }
    }
}
