package standin.artifact;

import org.apache.axiom.om.OMElement;
import org.apache.synapse.config.SynapseConfiguration;
import org.apache.synapse.config.xml.ProxyServiceFactory;
import org.apache.synapse.core.axis2.ProxyService;
import standin.car.Step;
import standin.metrics.Service;

/** A proxy service under {@code /services/NAME}, with its requests and faults counted. */
final class ProxyArtifact {
    private ProxyArtifact() {}

    static Step read(OMElement xml, Engine engine) {
        SynapseConfiguration known = engine.configuration();
        ProxyService proxy = ProxyServiceFactory.createProxy(xml, known.getProperties());
        Service service = Service.proxy(proxy.getName());
        proxy.setTargetInLineFaultSequence(FaultCount.before(
                proxy.getTargetInLineFaultSequence(), proxy.getTargetFaultSequence(), service, engine.metrics()));
        proxy.setTargetFaultSequence(null);
        return new Step(
                "proxy service " + proxy.getName(),
                () -> known.addProxyService(proxy.getName(), proxy),
                () -> start(proxy, engine, service),
                () -> {
                    engine.metrics().down(service);
                    known.removeProxyService(proxy.getName());
                });
    }

    private static void start(ProxyService proxy, Engine engine, Service service) {
        if (proxy.getTargetInLineEndpoint() != null) {
            proxy.getTargetInLineEndpoint().init(engine.environment());
        }
        engine.init(proxy.getTargetInLineInSequence());
        engine.init(proxy.getTargetInLineOutSequence());
        engine.init(proxy.getTargetInLineFaultSequence());
        proxy.buildAxisService(engine.configuration(), engine.configuration().getAxisConfiguration());
        engine.metrics().up(service);
    }
}
