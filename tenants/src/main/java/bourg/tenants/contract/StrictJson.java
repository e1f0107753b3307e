package bourg.tenants.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** JSON as the contract says it, and nothing that merely looks like it. */
public final class StrictJson {
    private StrictJson() {}

    /**
     * A mapper that refuses unknown and repeated properties, coercions, nulls in lists, texts that
     * cannot be kept, and anything after the end.
     */
    public static JsonMapper mapper() {
        return JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> {
                            text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                            text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                            text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                        })
                .addModule(
                        new SimpleModule("texts")
                                .addDeserializer(String.class, new PlainText())
                                .addDeserializer(OffsetDateTime.class, new PlainTime()))
                .withConfigOverride(
                        List.class,
                        list -> list.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .changeDefaultPropertyInclusion(
                        any -> any.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }
}
