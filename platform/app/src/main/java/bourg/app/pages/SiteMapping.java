package bourg.app.pages;

import bourg.tenants.CurrentSite;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.condition.RequestCondition;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Lets {@link OnSite} take part in choosing the controller of a request. */
@Component
class SiteMapping implements WebMvcRegistrations {
    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RequestMappingHandlerMapping() {
            @Override
            protected @Nullable RequestCondition<?> getCustomMethodCondition(Method method) {
                // Spring asks for a type's condition only where the type itself maps a path.
                OnSite onSite =
                        AnnotatedElementUtils.findMergedAnnotation(
                                method.getDeclaringClass(), OnSite.class);
                return onSite == null ? null : new Condition(Set.of(onSite.value()));
            }
        };
    }

    /** Matches requests to one of the areas. */
    private record Condition(Set<Area> areas) implements RequestCondition<Condition> {
        @Override
        public Condition combine(Condition other) {
            Set<Area> both = EnumSet.copyOf(areas);
            both.retainAll(other.areas);
            return new Condition(Set.copyOf(both));
        }

        @Override
        public @Nullable Condition getMatchingCondition(HttpServletRequest request) {
            Area area = Area.of(CurrentSite.find().orElse(null), request.getRequestURI());
            return CurrentSite.find().isPresent() && areas.contains(area) ? this : null;
        }

        @Override
        public int compareTo(Condition other, HttpServletRequest request) {
            return Integer.compare(areas.size(), other.areas.size());
        }

        @Override
        public String toString() {
            return List.copyOf(areas).toString();
        }
    }
}
