package bourg.tenants.leaving;

import bourg.tenants.routing.CityColumn;
import bourg.tenants.routing.RowSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes rows as JSON Schema, from the types that the catalogue of the database tells. */
final class RowSchemas {
    private RowSchemas() {}

    static Map<String, Object> of(RowSource rows) {
        Map<String, Object> properties = new LinkedHashMap<>();
        rows.columns().forEach(column -> properties.put(column.name(), property(column)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", rows.name());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("required", rows.columns().stream().map(CityColumn::name).toList());
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> property(CityColumn column) {
        Map<String, Object> property = new LinkedHashMap<>(type(column.type()));
        if (column.nullable() && property.get("type") instanceof String type) {
            property.put("type", List.of(type, "null"));
        }
        property.put("description", column.type());
        return property;
    }

    private static Map<String, Object> type(String type) {
        if (type.endsWith("[]")) {
            return array(type.substring(0, type.length() - 2));
        }
        if (type.startsWith("_")) {
            return array(type.substring(1));
        }
        return switch (type.replaceFirst("\\(.*", "")) {
            case "smallint", "integer", "bigint", "int2", "int4", "int8" ->
                    Map.of("type", "integer");
            case "numeric", "real", "double precision", "float4", "float8" ->
                    Map.of("type", "number");
            case "boolean", "bool" -> Map.of("type", "boolean");
            case "uuid" -> Map.of("type", "string", "format", "uuid");
            case "date" -> Map.of("type", "string", "format", "date");
            case "timestamp with time zone", "timestamptz" ->
                    Map.of("type", "string", "format", "date-time");
            case "bytea" -> Map.of("type", "string", "pattern", "^\\\\x([0-9a-f]{2})*$");
            case "json", "jsonb" -> Map.of();
            default -> Map.of("type", "string");
        };
    }

    private static Map<String, Object> array(String element) {
        return Map.of("type", "array", "items", Map.of("type", List.of(typeName(element), "null")));
    }

    private static Object typeName(String element) {
        return type(element).getOrDefault("type", "string");
    }
}
