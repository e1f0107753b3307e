package bourg.local.isolation.leak;

import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the one hole that the environment asks for, in an application that has these classes. */
@Configuration(proxyBeanMethods = false)
class Holes {

    @Bean
    static BeanPostProcessor droppedCheck(ObjectProvider<bourg.tenants.Cities> cities) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                Optional<MethodInterceptor> hole = DroppedChecks.in(bean, cities);
                if (hole.isEmpty()) {
                    return bean;
                }
                ProxyFactory proxy = new ProxyFactory(bean);
                proxy.setProxyTargetClass(true);
                proxy.addAdvice(hole.get());
                return proxy.getProxy();
            }
        };
    }

    @Bean
    CityFromHeader cityFromHeader() {
        return new CityFromHeader();
    }

    @Bean
    SharedCache sharedCache() {
        return new SharedCache();
    }
}
