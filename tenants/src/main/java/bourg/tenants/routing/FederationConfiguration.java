package bourg.tenants.routing;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Wires the control plane: its data source, its migrations at start-up, its transactions. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
@EnableConfigurationProperties(FederationDatabase.class)
class FederationConfiguration {
    private static final String SCHEMA = "control";

    @Bean
    DataSource federationDataSource(
            FederationDatabase database, @Value("${bourg.federation.pool-size:10}") int size) {
        var config =
                Pools.config(
                        "federation", database.url(), database.username(), database.password());
        config.setSchema(SCHEMA);
        return StatementGuard.over(Pools.open(config, size, 1));
    }

    @Bean(initMethod = "migrate")
    Flyway federationFlyway(FederationDatabase database) {
        return Flyway.configure()
                .dataSource(database.url(), database.ownerUsername(), database.ownerPassword())
                .defaultSchema(SCHEMA)
                .createSchemas(false)
                .locations("classpath:db/federation")
                .placeholderReplacement(false)
                .outOfOrder(true)
                .connectRetries(10)
                .load();
    }

    @Bean
    @Qualifier("federation")
    @DependsOn("federationFlyway")
    JdbcClient federation(@Qualifier("federationDataSource") DataSource source) {
        return JdbcClient.create(source);
    }

    @Bean
    JdbcTransactionManager federationTransactions(
            @Qualifier("federationDataSource") DataSource source) {
        return new JdbcTransactionManager(source);
    }
}
