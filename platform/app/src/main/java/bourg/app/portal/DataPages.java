package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.tenants.Actor;
import bourg.tenants.AuditTrail;
import bourg.tenants.PersonalData;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the city knows about the citizen who is signed in: to read, to take away, and who looked.
 */
@Controller
@OnSite(Area.PORTAL)
class DataPages {
    static final String HOME = "/my/data";

    /** Too long to be read among the rest; it has a page of its own. */
    private static final String AUDIT = "audit";

    private static final int PAGE = 25;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PersonalData data;
    private final AuditTrail trail;

    DataPages(PersonalData data, AuditTrail trail) {
        this.data = data;
        this.trail = trail;
    }

    @GetMapping(HOME)
    String all(Model model) {
        Map<String, List<Map<String, Object>>> kinds =
                new LinkedHashMap<>(data.read(citizen().subject()));
        model.addAttribute("looks", kinds.getOrDefault(AUDIT, List.of()).size());
        kinds.remove(AUDIT);
        model.addAttribute("kinds", kinds);
        return "portal/data";
    }

    @GetMapping(HOME + "/download")
    ResponseEntity<byte[]> download() {
        Actor.Citizen citizen = citizen();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("city_id", citizen.city().toString());
        all.put("subject", citizen.subject());
        all.put("made_at", Instant.now().toString());
        all.put(
                "kinds",
                data.export(citizen.subject()).entrySet().stream()
                        .map(kind -> Map.of("kind", kind.getKey(), "records", kind.getValue()))
                        .toList());
        String name = Caller.city().code() + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }

    @GetMapping(HOME + "/looks")
    String looks(@RequestParam(required = false) @Nullable UUID before, Model model) {
        model.addAttribute(
                "lines",
                trail.list(AuditTrail.Filter.ofResident(citizen().subject()), before, PAGE));
        model.addAttribute("first", before == null);
        return "portal/looks";
    }

    static Actor.Citizen citizen() {
        return Caller.citizen().orElseThrow(NotHere::new);
    }
}
