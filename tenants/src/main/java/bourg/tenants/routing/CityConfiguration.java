package bourg.tenants.routing;

import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * Wires city data: one entity manager factory over all cells, its transactions, and plain JDBC on
 * the same connection.
 */
@Configuration(proxyBeanMethods = false)
class CityConfiguration {
    private final CityDataSource cityDataSource = new CityDataSource();

    @Bean
    LocalContainerEntityManagerFactoryBean cityEntityManagerFactory(CityConnections connections) {
        var factory = new LocalContainerEntityManagerFactoryBean();
        factory.setPersistenceUnitName("city");
        factory.setPackagesToScan("bourg");
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(
                Map.of(
                        MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
                        connections,
                        MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER,
                        new BoundCityResolver(),
                        JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT,
                        true,
                        JdbcSettings.ALLOW_METADATA_ON_BOOT,
                        false,
                        JdbcSettings.JAKARTA_HBM2DDL_DB_NAME,
                        "PostgreSQL",
                        JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION,
                        "18",
                        MappingSettings.PHYSICAL_NAMING_STRATEGY,
                        "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
                        "hibernate.type.preferred_uuid_jdbc_type",
                        "UUID",
                        "hibernate.jdbc.time_zone",
                        "UTC"));
        return factory;
    }

    @Bean
    JpaTransactionManager cityTransactions(EntityManagerFactory factory) {
        var transactions = new JpaTransactionManager(factory);
        transactions.setDataSource(cityDataSource);
        return transactions;
    }

    @Bean
    @Qualifier("city")
    JdbcClient city() {
        return JdbcClient.create(cityDataSource);
    }

    /** Without its multitenancy Hibernate would quietly work outside every city. */
    @Bean
    SmartInitializingSingleton multitenancyIsOn(EntityManagerFactory factory) {
        return () -> {
            if (!factory.unwrap(SessionFactoryImplementor.class)
                    .getSessionFactoryOptions()
                    .isMultiTenancyEnabled()) {
                throw new IllegalStateException("Hibernate started without multitenancy");
            }
        };
    }
}
