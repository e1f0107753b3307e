package bourg.tenants.trial;

import bourg.tenants.CityExtract;
import bourg.tenants.CityId;
import bourg.tenants.routing.CityRecords;
import bourg.tenants.routing.CitySnapshots;
import bourg.tenants.routing.ControlPlane;
import bourg.tenants.routing.RowFormat;
import bourg.tenants.routing.RowSource;
import bourg.tenants.routing.TableDigest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;

/** What one installation holds of a city, so that two can be compared table by table. */
public record Installation(ApplicationContext context) {
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Count and checksum of every table of the city's schema, but the answers kept for a day. */
    public List<TableDigest> tables(CityId city) throws Exception {
        return get(CitySnapshots.class).read(city, CityRecords::digests).stream()
                .filter(table -> !table.table().equals("idempotent_request"))
                .toList();
    }

    /** The rows of the control plane that are the city's, as JSON Lines by part. */
    public Map<String, String> control(CityId city) throws Exception {
        Map<String, String> parts = new TreeMap<>();
        List<CityExtract> extracts =
                context.getBeanProvider(CityExtract.class).orderedStream().toList();
        get(ControlPlane.class)
                .read(
                        city,
                        extracts,
                        sources -> {
                            for (RowSource source : sources) {
                                var rows = new ByteArrayOutputStream();
                                source.copyOut(RowFormat.JSON_LINES, rows);
                                parts.put(source.name(), rows.toString(StandardCharsets.UTF_8));
                            }
                        });
        return parts;
    }
}
