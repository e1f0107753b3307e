package bourg.sandbox;

import com.google.gson.annotations.SerializedName;
import com.stripe.net.ApiRequestParams;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks a request against the parameter classes of Stripe's own library: names, types and enums.
 */
final class Contract {

    private static final Map<Class<?>, Map<String, Field>> KNOWN = new ConcurrentHashMap<>();

    private final boolean form;

    private Contract(boolean form) {
        this.form = form;
    }

    /** Refuses the first parameter that the class does not know or that has the wrong type. */
    static void check(Class<?> contract, Parameters parameters) {
        new Contract(parameters.form()).object(contract, parameters.tree(), "");
    }

    private void object(Class<?> contract, Map<?, ?> given, String at) {
        Map<String, Field> known = KNOWN.computeIfAbsent(contract, Contract::fields);
        given.forEach((key, value) -> {
            String path = at.isEmpty() ? String.valueOf(key) : at + "[" + key + "]";
            Field field = known.get(String.valueOf(key));
            if (field == null) {
                throw Refused.invalid(
                        "parameter_unknown", "Received unknown parameter: " + path, path);
            }
            value(field.getGenericType(), value, path);
        });
    }

    private void value(Type type, @Nullable Object value, String at) {
        if (value == null) {
            return;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            list(generic.getActualTypeArguments()[0], value, at);
        } else if (type instanceof ParameterizedType) {
            map(value, at);
        } else if (type instanceof Class<?> single) {
            single(single, value, at);
        }
    }

    private void list(Type element, Object value, String at) {
        boolean asList = form ? value instanceof Map<?, ?> : value instanceof List<?>;
        if (!asList) {
            throw Refused.invalid(null, "Invalid array", at);
        }
        int index = 0;
        for (Object each : Parameters.items(value)) {
            value(element, each, at + "[" + index++ + "]");
        }
    }

    private static void map(Object value, String at) {
        if (value.equals("")) {
            return;
        }
        if (!(value instanceof Map<?, ?> entries)) {
            throw Refused.invalid(null, "Invalid object", at);
        }
        entries.forEach((key, each) -> {
            if (!(each instanceof String)) {
                throw Refused.invalid(null, "Invalid string: " + each, at + "[" + key + "]");
            }
        });
    }

    private void single(Class<?> type, Object value, String at) {
        if (ApiRequestParams.class.isAssignableFrom(type) || isGroup(type)) {
            if (!(value instanceof Map<?, ?> group)) {
                throw Refused.invalid(null, "Invalid object", at);
            }
            object(type, group, at);
        } else if (type != Object.class && (value instanceof Map || value instanceof List)) {
            throw Refused.invalid(null, "Invalid " + name(type) + ": {...}", at);
        } else if (form && value.equals("") && type != Object.class) {
            throw Refused.invalid("parameter_invalid_empty", empty(at), at);
        } else {
            leaf(type, value, at);
        }
    }

    private void leaf(Class<?> type, Object value, String at) {
        String text = value.toString();
        if (type.isEnum()) {
            List<String> allowed = words(type);
            if (!(value instanceof String) || !allowed.contains(text)) {
                throw Refused.invalid(
                        null, "Invalid %s: must be one of %s".formatted(at, spoken(allowed)), at);
            }
        } else if (type == Long.class
                && (!text.matches("-?\\d{1,18}") || value instanceof Boolean)) {
            throw Refused.invalid("parameter_invalid_integer", "Invalid integer: " + text, at);
        } else if (type == BigDecimal.class && !text.matches("-?\\d+(\\.\\d+)?")) {
            throw Refused.invalid(null, "Invalid decimal: " + text, at);
        } else if (type == Boolean.class
                && !(form ? text.matches("true|false") : value instanceof Boolean)) {
            throw Refused.invalid(null, "Invalid boolean: " + text, at);
        } else if (type == String.class && !(value instanceof String)) {
            throw Refused.invalid(null, "Invalid string: " + text, at);
        }
    }

    private static boolean isGroup(Class<?> type) {
        return !type.isEnum() && type.getName().startsWith("com.stripe.param.");
    }

    private static String name(Class<?> type) {
        return type == Long.class ? "integer" : type == Boolean.class ? "boolean" : "string";
    }

    private static String empty(String at) {
        return ("You passed an empty string for '%s'. We assume empty values are an attempt to unset"
                        + " a parameter; however '%s' cannot be unset. You should remove '%s' from"
                        + " your request or supply a non-empty value.")
                .formatted(at, at, at);
    }

    private static String spoken(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        List<String> all = new ArrayList<>(words);
        String last = all.removeLast();
        return String.join(", ", all) + ", or " + last;
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(each -> each.getAnnotation(SerializedName.class))
                .filter(Objects::nonNull)
                .map(SerializedName::value)
                .toList();
    }

    private static Map<String, Field> fields(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Field each : type.getDeclaredFields()) {
            SerializedName name = each.getAnnotation(SerializedName.class);
            if (name != null && !name.value().equals(ApiRequestParams.EXTRA_PARAMS_KEY)) {
                fields.put(name.value(), each);
            }
        }
        return fields;
    }
}
