package bourg.marketplace;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The concessions of an offer's version as one column: {@code {"RESIDENT": 2000}}, or nothing. */
final class ConcessionColumn {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<Concession, Integer>> PARTS = new TypeReference<>() {};

    private ConcessionColumn() {}

    static @Nullable String json(Concessions concessions) {
        if (concessions.isEmpty()) {
            return null;
        }
        Map<Concession, Integer> parts = new EnumMap<>(Concession.class);
        concessions.reductions().forEach((kind, part) -> parts.put(kind, part.value()));
        return JSON.writeValueAsString(parts);
    }

    static Concessions read(@Nullable String json) {
        if (json == null) {
            return Concessions.NONE;
        }
        Map<Concession, BasisPoints> parts = new EnumMap<>(Concession.class);
        JSON.readValue(json, PARTS).forEach((kind, part) -> parts.put(kind, new BasisPoints(part)));
        return new Concessions(parts);
    }
}
