package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.tenants.Actor;
import bourg.tenants.Export;
import bourg.tenants.ExportAsking;
import bourg.tenants.ExportChange;
import bourg.tenants.ExportId;
import bourg.tenants.ExportState;
import bourg.tenants.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets the administrators of a city take everything with them, two of them together. */
@Controller
@OnSite(Area.CONSOLE)
class ExportPages {
    private static final String HOME = "/console/exports";
    private static final int PAGE = 20;

    private final Exports exports;

    ExportPages(Exports exports) {
        this.exports = exports;
    }

    @GetMapping(HOME)
    String list(@RequestParam(required = false) @Nullable String before, Model model) {
        ExportId start = before == null ? null : id(before);
        model.addAttribute("exports", exports.list(admin().city(), start, PAGE));
        return "console/exports";
    }

    @PostMapping(HOME)
    String ask(RedirectAttributes next) {
        return switch (exports.ask(admin())) {
            case ExportAsking.Asked(var export) -> "redirect:" + HOME + "/" + export.id();
            case ExportAsking.Underway(var export) -> {
                next.addFlashAttribute("problem", "console.export.underway");
                yield "redirect:" + HOME + "/" + export.id();
            }
        };
    }

    @GetMapping(HOME + "/{id}")
    String export(@PathVariable String id, Model model) {
        show(require(id), model);
        return "console/export";
    }

    /** Asks once more before the archive is let out. */
    @GetMapping(HOME + "/{id}/approval")
    String approval(@PathVariable String id, Model model) {
        Export export = require(id);
        show(export, model);
        boolean mayApprove = export.state() == ExportState.READY && !isOwn(export);
        return mayApprove ? "console/exportApproval" : "redirect:" + HOME + "/" + export.id();
    }

    @PostMapping(HOME + "/{id}/approval")
    String approve(@PathVariable String id, RedirectAttributes next) {
        switch (exports.approve(admin(), id(id))) {
            case ExportChange.Approved _ ->
                    next.addFlashAttribute("done", "console.export.approved");
            case ExportChange.OwnExport _ ->
                    next.addFlashAttribute("problem", "console.export.own");
            case ExportChange.NotFound _ -> throw new NotHere();
            case ExportChange.NotReady _, ExportChange.NotApproved _, ExportChange.Archive _ ->
                    next.addFlashAttribute("problem", "console.export.not_ready");
        }
        return "redirect:" + HOME + "/" + id(id);
    }

    @GetMapping(HOME + "/{id}/archive")
    ResponseEntity<Resource> download(@PathVariable String id) {
        if (exports.download(admin(), id(id)) instanceof ExportChange.Archive(_, var file)) {
            String name = Caller.city().code() + ".zip";
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/zip"))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment().filename(name).build().toString())
                    .body(new FileSystemResource(file));
        }
        throw new NotHere();
    }

    private static void show(Export export, Model model) {
        model.addAttribute("export", export);
        model.addAttribute("own", isOwn(export));
    }

    private static boolean isOwn(Export export) {
        return export.askedBy().equals(admin().subject());
    }

    private Export require(String id) {
        return exports.find(admin().city(), id(id)).orElseThrow(NotHere::new);
    }

    private static ExportId id(String text) {
        return ExportId.parse(text).orElseThrow(NotHere::new);
    }

    private static Actor.Staff admin() {
        return Caller.staff(Powers.WATCH);
    }
}
