package bourg.app.pages;

import bourg.app.texts.Texts;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Finds the template for a view name such as {@code portal/home}; every template gets a {@link
 * Page} as {@code page}, and the model.
 */
@Component
class PageViews implements ViewResolver, Ordered {
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, PageViews.class.getClassLoader(), "bourg.app");
    private final Texts texts;
    private final Assets assets;

    PageViews(Texts texts, Assets assets) {
        this.texts = texts;
        this.assets = assets;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String template = name + ".jte";
        return templates.hasTemplate(template) ? new PageView(template) : null;
    }

    private final class PageView implements View {
        private final String template;

        PageView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(
                @Nullable Map<String, ?> model,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            Map<String, Object> parameters = new HashMap<>();
            if (model != null) {
                parameters.putAll(model);
            }
            Page page = new Page(PageRequest.of(request), texts, assets);
            parameters.put("page", page);
            Utf8ByteOutput output = new Utf8ByteOutput();
            templates.render(template, parameters, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            response.setHeader("Content-Language", page.language());
            output.writeTo(response.getOutputStream());
        }
    }
}
