package bourg.billing;

import bourg.marketplace.PartnerId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Takes in what partners measured, each event once and none in silence. */
public interface UsageEvents {
    /** The most events of one delivery. */
    int MOST = 10_000;

    /** How a delivery is written. */
    enum Form {
        JSON_LINES,
        CSV
    }

    /** An event as its properties were given. */
    record Given(String id, String meterId, String subject, String at, String quantity) {}

    UsageIntake take(PartnerId partner, Form form, InputStream content) throws IOException;

    UsageIntake take(PartnerId partner, List<Given> events);
}
