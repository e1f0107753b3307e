package bourg.tenants.arriving;

import bourg.tenants.CityId;
import bourg.tenants.Localized;
import bourg.tenants.Logo;
import bourg.tenants.OpenCity;
import bourg.tenants.Person;
import bourg.tenants.StaffAccount;
import bourg.tenants.StaffRole;
import bourg.tenants.leaving.ArchiveJson;
import bourg.tenants.leaving.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Reads from an archive who the city is and who works there. */
final class CityReading {
    private static final String STAFF = "accounts/staff.jsonl";
    private static final String LOGO = "files/logo.";

    private final GivenArchive archive;
    private final Manifest manifest;
    private final ArchiveRows rows;

    CityReading(GivenArchive archive, Manifest manifest) {
        this.archive = archive;
        this.manifest = manifest;
        this.rows = new ArchiveRows(archive, manifest);
    }

    /**
     * The city; nothing if the archive does not tell of exactly the city that it is said to be of.
     */
    Optional<ArrivingCity> city() throws IOException {
        List<JsonNode> cities = rows("city");
        List<String> regions =
                rows("placement").stream().map(row -> row.path("region").asString("")).toList();
        CityId id = CityId.parse(manifest.city().id()).orElse(null);
        if (id == null
                || cities.size() != 1
                || regions.size() != 1
                || !cities.getFirst().path("id").asString("").equals(id.value().toString())) {
            return Optional.empty();
        }
        JsonNode row = cities.getFirst();
        return Optional.of(
                new ArrivingCity(
                        id,
                        wish(row),
                        OffsetDateTime.parse(text(row, "opened_at")).toInstant(),
                        new ArrivingCity.Standing(
                                text(row, "state"),
                                row.path("suspended_at").isString()
                                        ? OffsetDateTime.parse(text(row, "suspended_at"))
                                                .toInstant()
                                        : null,
                                row.path("suspended_reason").isString()
                                        ? text(row, "suspended_reason")
                                        : null),
                        regions));
    }

    private OpenCity wish(JsonNode row) throws IOException {
        return new OpenCity(
                text(row, "code"),
                new Localized(text(row, "name_fr"), text(row, "name_en")),
                text(row, "host"),
                ArchiveJson.LINES.convertValue(row.path("languages"), new TypeReference<>() {}),
                text(row, "time_zone"),
                text(row, "currency"),
                text(row, "tax_region"),
                text(row, "colour"),
                logo(),
                administrator().orElseGet(() -> new Person("", "", "")));
    }

    private @Nullable Logo logo() throws IOException {
        for (Manifest.Entry file : manifest.files()) {
            if (file.path().startsWith(LOGO)) {
                try (InputStream content = archive.read(file.path(), Logo.MAXIMUM_BYTES + 1)) {
                    return new Logo(file.mediaType(), content.readAllBytes());
                } catch (GivenArchive.TooLong tooLarge) {
                    return new Logo(file.mediaType(), new byte[Logo.MAXIMUM_BYTES + 1]);
                }
            }
        }
        return null;
    }

    private Optional<Person> administrator() {
        List<Person> found = new ArrayList<>();
        eachAccount(account -> {
            if (found.isEmpty() && account.enabled() && account.roles().contains(StaffRole.ADMIN)) {
                found.add(new Person(account.email(), account.givenName(), account.familyName()));
            }
        });
        return found.stream().findFirst();
    }

    /** Shows each account of the city's staff. */
    void eachAccount(Consumer<StaffAccount> seen) {
        rows.eachLine(
                STAFF, line -> seen.accept(ArchiveJson.LINES.readValue(line, StaffAccount.class)));
    }

    private List<JsonNode> rows(String part) {
        List<JsonNode> found = new ArrayList<>();
        rows.each(part, batch -> ArchiveJson.LINES.readTree(batch).forEach(found::add));
        return found;
    }

    private static String text(JsonNode row, String name) {
        return row.path(name).asString("");
    }
}
