package bourg.tenants.pages;

import bourg.tenants.City;
import bourg.tenants.CityPage;
import bourg.tenants.CurrentCity;
import bourg.tenants.Localized;
import bourg.tenants.ProvisioningStep;
import bourg.tenants.Undone;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** Gives a new city its first pages, with texts that it can live with until it writes its own. */
@Component
class PagesStep implements ProvisioningStep {
    private static final List<String> SLUGS =
            List.of("about", "contact", "privacy", "accessibility");

    private final StoredPages pages;

    PagesStep(StoredPages pages) {
        this.pages = pages;
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public void run(City city) {
        List<CityPage> first = SLUGS.stream().map(slug -> page(slug, city)).toList();
        CurrentCity.run(city.id(), () -> pages.addMissing(first));
    }

    /** The pages go with the schema. */
    @Override
    public List<Undone> undo(City city) {
        return List.of();
    }

    private static CityPage page(String slug, City city) {
        return new CityPage(slug, text(slug + ".title", city), text(slug + ".body", city));
    }

    private static Localized text(String key, City city) {
        return new Localized(text(key, Locale.FRENCH, city), text(key, Locale.ENGLISH, city));
    }

    private static String text(String key, Locale language, City city) {
        return ResourceBundle.getBundle("pages/first", language)
                .getString(key)
                .replace("{city}", city.name().in(language));
    }
}
