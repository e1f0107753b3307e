package bourg.tenants;

import java.time.Instant;

/**
 * A complete backup of one city: when the snapshot was taken, how many rows, how large the files.
 */
public record Backup(BackupId id, Instant takenAt, long rows, long bytes) {}
