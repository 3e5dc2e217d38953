package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Condition;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.HttpProbe;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    private static <T> T yaml(String text, Class<T> type) {
        return Serialization.unmarshal(text, type);
    }

    @Nested
    class Deployments {
        @Test
        void shouldReadSpecificationAndStatus() {
            DeploymentState web = SnapshotReader.deployment(yaml("""
                            metadata:
                              name: web
                              uid: u1
                              generation: 7
                              annotations: {deployment.kubernetes.io/revision: "12", note: kept}
                            spec:
                              replicas: 3
                              minReadySeconds: 5
                              paused: true
                              selector: {matchLabels: {app: web}}
                              template: {spec: {containers: [{name: mi, image: "shop/web:2"}, {name: proxy}]}}
                            status:
                              observedGeneration: 6
                              replicas: 4
                              updatedReplicas: 2
                              availableReplicas: 1
                              conditions:
                                - {type: Progressing, status: "False", reason: Late, message: too late,
                                   lastTransitionTime: "2026-11-23T10:00:00Z"}
                            """, Deployment.class));
            assertThat(web)
                    .usingRecursiveComparison()
                    .ignoringFields("annotations", "conditions")
                    .isEqualTo(new DeploymentState(
                            "web",
                            "u1",
                            7,
                            6,
                            3,
                            2,
                            4,
                            1,
                            5,
                            true,
                            false,
                            12,
                            Map.of("app", "web"),
                            Map.of(),
                            Map.of("mi", "shop/web:2", "proxy", ""),
                            List.of()));
            assertThat(web.annotations()).containsEntry("note", "kept");
            assertThat(web.conditions())
                    .containsExactly(new Condition("Progressing", "False", "Late", "too late", TEN));
        }

        @Test
        void shouldReadADeploymentThatNoControllerHasSeen() {
            DeploymentState web = SnapshotReader.deployment(yaml("""
                            metadata: {name: web, uid: u1}
                            spec: {selector: {}, template: {spec: {containers: []}}}
                            """, Deployment.class));
            assertThat(web.replicas()).as("the default of Kubernetes").isEqualTo(1);
            assertThat(web.revision()).isZero();
            assertThat(web.observedGeneration()).isZero();
            assertThat(web.conditions()).isEmpty();
            assertThat(web.annotations()).isEmpty();
        }

        @Test
        void shouldSeeThatADeploymentIsBeingDeleted() {
            DeploymentState web = SnapshotReader.deployment(yaml("""
                            metadata: {name: web, uid: u1, deletionTimestamp: "2026-11-23T10:00:00Z"}
                            spec: {selector: {}, template: {spec: {containers: []}}}
                            """, Deployment.class));
            assertThat(web.deleting()).isTrue();
        }
    }

    @Nested
    class ReplicaSets {
        private ReplicaSetState read(String owner, String revision) {
            return SnapshotReader.replicaSet(yaml("""
                            metadata:
                              name: web-1
                              uid: u2
                              creationTimestamp: "2026-11-23T10:00:00Z"
                              annotations: {deployment.kubernetes.io/revision: "%s"}
                              ownerReferences: [%s]
                            spec: {replicas: 0, template: {spec: {containers: [{name: mi, image: "shop/web:1"}]}}}
                            """.formatted(revision, owner), ReplicaSet.class));
        }

        @Test
        void shouldBelongToItsController() {
            ReplicaSetState web = read("{uid: friend, controller: false}, {uid: u1, controller: true}", "3");
            assertThat(web.owner()).isEqualTo("u1");
            assertThat(web.revision()).isEqualTo(3);
            assertThat(web.replicas()).isZero();
            assertThat(web.created()).isEqualTo(TEN);
            assertThat(web.images()).containsEntry("mi", "shop/web:1");
        }

        @Test
        void shouldBelongToNobodyWithoutAController() {
            assertThat(read("{uid: friend}", "3").owner()).isEmpty();
        }

        @Test
        void shouldHaveNoRevisionWhenTheAnnotationIsNoNumber() {
            assertThat(read("", "3x").revision()).isZero();
            assertThat(read("", "-3").revision()).isZero();
            assertThat(read("", "9".repeat(30)).revision()).isZero();
        }
    }

    @Nested
    class Pods {
        private static PodState read(String spec, String status) {
            return SnapshotReader.pod(yaml("""
                            metadata: {name: web-1-a, uid: u3, ownerReferences: [{uid: u2, controller: true}]}
                            spec: %s
                            status: %s
                            """.formatted(spec, status), Pod.class));
        }

        @Test
        void shouldBeReadySinceItsCondition() {
            PodState ready = read(
                    "{containers: []}",
                    "{phase: Running, conditions: [{type: Ready, status: \"True\","
                            + " lastTransitionTime: \"2026-11-23T10:00:00Z\"}]}");
            assertThat(ready.readySince()).isEqualTo(TEN);
            assertThat(ready.owner()).isEqualTo("u2");
            assertThat(read("{containers: []}", "{conditions: [{type: Ready, status: \"False\"}]}")
                            .isReady())
                    .isFalse();
        }

        @Test
        void shouldBeReadyEvenWhenTheServerDoesNotSaySinceWhen() {
            assertThat(read("{containers: []}", "{conditions: [{type: Ready, status: \"True\"}]}")
                            .isReady())
                    .isTrue();
        }

        @Test
        void shouldReadAPodThatNoKubeletHasSeen() {
            PodState fresh = read("{containers: []}", "null");
            assertThat(fresh.phase()).isEmpty();
            assertThat(fresh.containers()).isEmpty();
            assertThat(fresh.isReady()).isFalse();
        }

        @Test
        void shouldTellWhyAPodWasEvicted() {
            PodState evicted = read("{containers: []}", "{phase: Failed, reason: Evicted, message: low on memory}");
            assertThat(evicted.phase() + " " + evicted.reason() + " " + evicted.message())
                    .isEqualTo("Failed Evicted low on memory");
        }

        @Test
        void shouldReadAContainerThatCrashedAndWaits() {
            PodState pod = read("{containers: []}", """
                    {containerStatuses: [{name: mi, image: "shop/web:2", restartCount: 4, ready: false,
                      state: {waiting: {reason: CrashLoopBackOff, message: back-off 40s}},
                      lastState: {terminated: {exitCode: 137, reason: OOMKilled}}}]}
                    """);
            assertThat(pod.containers())
                    .containsExactly(new ContainerState(
                            "mi",
                            "shop/web:2",
                            false,
                            false,
                            4,
                            "CrashLoopBackOff",
                            "back-off 40s",
                            null,
                            "",
                            137,
                            "OOMKilled",
                            null));
        }

        @Test
        void shouldReadRunningAndEndedContainers() {
            PodState pod = read("{containers: []}", """
                    {initContainerStatuses: [{name: wait, image: i, ready: true, restartCount: 0,
                      state: {terminated: {exitCode: 0, reason: Completed}}}],
                     containerStatuses: [{name: mi, image: i, ready: true, restartCount: 0,
                      state: {running: {startedAt: "2026-11-23T10:00:00Z"}}}]}
                    """);
            assertThat(pod.initContainers().get(0).exitCode()).isZero();
            assertThat(pod.initContainers().get(0).running()).isFalse();
            assertThat(pod.containers().get(0).running()).isTrue();
            assertThat(pod.containers().get(0).started()).isEqualTo(TEN);
            assertThat(pod.containers().get(0).exitCode()).isNull();
        }
    }

    @Nested
    class Probes {
        private static HttpProbe read(String containers) {
            return Pods.read("{containers: " + containers + "}", "{}").readiness();
        }

        @Test
        void shouldFindTheReadinessProbeByNumberOrName() {
            assertThat(read("[{name: log}, {name: mi, readinessProbe: {httpGet: {path: /healthz, port: 9201}}}]"))
                    .isEqualTo(new HttpProbe("mi", "/healthz", 9201, false));
            assertThat(read("[{name: mi, ports: [{name: tls, containerPort: 9443}],"
                            + " readinessProbe: {httpGet: {port: tls, scheme: HTTPS}}}]"))
                    .isEqualTo(new HttpProbe("mi", "/", 9443, true));
        }

        @Test
        void shouldFindNoneWhereThereIsNoHttpProbe() {
            assertThat(read("[{name: mi, readinessProbe: {tcpSocket: {port: 8290}},"
                            + " livenessProbe: {httpGet: {port: 9201}}}]"))
                    .isNull();
        }
    }

    @Nested
    class Events {
        @Test
        void shouldReadWhatAnEventIsAbout() {
            EventState event = SnapshotReader.event(yaml("""
                            metadata: {name: e1}
                            involvedObject: {kind: Pod, name: web-1-a, uid: u3}
                            type: Warning
                            reason: FailedMount
                            message: not found
                            count: 3
                            lastTimestamp: "2026-11-23T10:00:00Z"
                            """, Event.class));
            assertThat(event)
                    .isEqualTo(new EventState("Pod", "web-1-a", "u3", "Warning", "FailedMount", "not found", 3, TEN));
        }

        @Test
        void shouldTakeTheNewerFieldWhenTheOlderOneIsEmpty() {
            EventState event = SnapshotReader.event(yaml("""
                            metadata: {name: e1, creationTimestamp: "2026-11-23T09:00:00Z"}
                            involvedObject: {}
                            eventTime: "2026-11-23T10:00:00.000000Z"
                            """, Event.class));
            assertThat(event.last()).isEqualTo(TEN);
            assertThat(event.count()).isZero();
        }

        @Test
        void shouldFallBackToTheTimeOfMaking() {
            EventState event = SnapshotReader.event(yaml("""
                            metadata: {name: e1, creationTimestamp: "2026-11-23T10:00:00Z"}
                            involvedObject: {}
                            lastTimestamp: garbage
                            """, Event.class));
            assertThat(event.last()).isEqualTo(TEN);
        }
    }
}
