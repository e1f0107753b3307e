package bourg.tenants.web;

import bourg.tenants.Actor;
import bourg.tenants.ExportAsking;
import bourg.tenants.ExportChange;
import bourg.tenants.ExportId;
import bourg.tenants.Exports;
import bourg.tenants.Page;
import bourg.tenants.StaffRole;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Cursor;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.Export;
import bourg.tenants.web.api.ExportList;
import bourg.tenants.web.api.ExportsApi;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets the administrators of a city take everything with them, two of them together. */
@RestController
class ExportsController implements ExportsApi {
    private final Exports exports;

    ExportsController(Exports exports) {
        this.exports = exports;
    }

    @Override
    public Export askForExport(String idempotencyKey) {
        Actor.Staff admin = admin();
        return switch (exports.ask(admin)) {
            case ExportAsking.Asked(var export) -> Views.export(export, admin);
            case ExportAsking.Underway _ -> throw conflict("export_underway");
        };
    }

    @Override
    public ExportList listExports(@Nullable String cursor, Integer limit) {
        Actor.Staff admin = admin();
        UUID before = Cursor.decodeId(cursor);
        Page<bourg.tenants.Export> page =
                exports.list(admin.city(), before == null ? null : new ExportId(before), limit);
        ExportList list =
                new ExportList(
                        page.items().stream().map(export -> Views.export(export, admin)).toList());
        return page.more()
                ? list.nextCursor(Cursor.encode(page.items().getLast().id().value()))
                : list;
    }

    @Override
    public Export getExport(String exportId) {
        Actor.Staff admin = admin();
        return exports.find(admin.city(), id(exportId))
                .map(export -> Views.export(export, admin))
                .orElseThrow(() -> Refusal.notFound().toProblem());
    }

    @Override
    public Export approveExport(String exportId) {
        Actor.Staff admin = admin();
        return switch (exports.approve(admin, id(exportId))) {
            case ExportChange.Approved(var export) -> Views.export(export, admin);
            case ExportChange other -> throw refusal(other);
        };
    }

    @Override
    public Resource downloadExport(String exportId) {
        return switch (exports.download(admin(), id(exportId))) {
            case ExportChange.Archive(_, var file) -> new FileSystemResource(file);
            case ExportChange other -> throw refusal(other);
        };
    }

    private static RuntimeException refusal(ExportChange change) {
        return switch (change) {
            case ExportChange.NotFound _ -> Refusal.notFound().toProblem();
            case ExportChange.OwnExport _ -> conflict("export_own");
            case ExportChange.NotReady _ -> conflict("export_not_ready");
            case ExportChange.NotApproved _ -> conflict("export_not_approved");
            case ExportChange.Approved _, ExportChange.Archive _ ->
                    throw new IllegalStateException("Not a refusal: " + change);
        };
    }

    private static RuntimeException conflict(String code) {
        return Refusal.of(HttpStatus.CONFLICT, code).toProblem();
    }

    private static Actor.Staff admin() {
        return Caller.staff(StaffRole.ADMIN);
    }

    private static ExportId id(String text) {
        return ExportId.parse(text).orElseThrow(() -> Refusal.notFound().toProblem());
    }
}
