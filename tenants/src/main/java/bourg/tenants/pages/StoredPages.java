package bourg.tenants.pages;

import bourg.tenants.CityPage;
import bourg.tenants.CityPages;
import bourg.tenants.InCity;
import bourg.tenants.Localized;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the pages in the city's own schema. */
@Component
class StoredPages implements CityPages {
    private static final String SELECT =
            "select slug, title_fr, title_en, body_fr, body_en from page ";

    private final JdbcClient city;

    StoredPages(@Qualifier("city") JdbcClient city) {
        this.city = city;
    }

    @Override
    @InCity(readOnly = true)
    public Optional<CityPage> find(String slug) {
        return city.sql(SELECT + "where slug = ?").param(slug).query(StoredPages::read).optional();
    }

    @Override
    @InCity(readOnly = true)
    public List<CityPage> list() {
        return city.sql(SELECT + "order by position").query(StoredPages::read).list();
    }

    @InCity
    public void addMissing(List<CityPage> pages) {
        for (int position = 0; position < pages.size(); position++) {
            CityPage page = pages.get(position);
            city.sql(
                            """
                            insert into page (slug, position, title_fr, title_en, body_fr, body_en) values (?, ?, ?, ?, ?, ?)
                            on conflict (slug) do nothing\
                            """)
                    .params(
                            page.slug(),
                            position,
                            page.title().french(),
                            page.title().english(),
                            page.body().french(),
                            page.body().english())
                    .update();
        }
    }

    private static CityPage read(ResultSet row, int number) throws SQLException {
        return new CityPage(
                row.getString("slug"),
                new Localized(row.getString("title_fr"), row.getString("title_en")),
                new Localized(row.getString("body_fr"), row.getString("body_en")));
    }
}
