package bourg.billing;

import bourg.marketplace.PartnerId;
import java.io.IOException;
import java.io.InputStream;

/** Takes in what partners measured, each event once and none in silence. */
public interface UsageEvents {
    /** The most events of one delivery. */
    int MOST = 10_000;

    /** How a delivery is written. */
    enum Form {
        JSON_ARRAY,
        JSON_LINES,
        CSV
    }

    UsageIntake take(PartnerId partner, Form form, InputStream content) throws IOException;
}
