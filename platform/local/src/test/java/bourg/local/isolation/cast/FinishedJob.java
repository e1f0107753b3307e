package bourg.local.isolation.cast;

import bourg.tenants.CityId;
import bourg.tenants.JobId;

/** A job that is done: asking it to stop or to go on changes nothing. */
final class FinishedJob {

    private FinishedJob() {}

    static String of(String kind, String city, Canary canary) {
        JobId id = new JobId(ByHand.identifier());
        ByHand.update(
                """
                insert into control.job (id, kind, city, subject, state, done, total, started_at, finished_at)
                values (?, ?, ?, ?, 'DONE', 1, 1, now(), now())\
                """,
                id.value(),
                kind,
                CityId.parse(city).orElseThrow().value(),
                canary.word());
        return id.toString();
    }
}
