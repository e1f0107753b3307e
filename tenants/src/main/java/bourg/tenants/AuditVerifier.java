package bourg.tenants;

/** Walks a city's audit trail and says whether it is as it was written. */
public interface AuditVerifier {
    AuditVerdict verify(CityId city);
}
