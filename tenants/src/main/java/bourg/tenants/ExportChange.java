package bourg.tenants;

import java.nio.file.Path;

/** What came of approving or downloading an export. */
public sealed interface ExportChange {
    record Approved(Export export) implements ExportChange {}

    record Archive(Export export, Path file) implements ExportChange {}

    record NotFound() implements ExportChange {}

    /** Whoever asked for it cannot approve it. */
    record OwnExport() implements ExportChange {}

    record NotReady() implements ExportChange {}

    record NotApproved() implements ExportChange {}
}
