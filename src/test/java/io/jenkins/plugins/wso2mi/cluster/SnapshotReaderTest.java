package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Condition;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerSpec;
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
                    .ignoringFields("annotations", "conditions", "template")
                    .isEqualTo(new DeploymentState(
                            "Deployment",
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
                            0,
                            "",
                            0,
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
        void shouldTellWhetherItIsOfTheDeploymentsPresentTemplate() {
            String deployment = """
                    metadata: {name: web}
                    spec:
                      selector: {}
                      template: {metadata: {labels: {app: web}}, spec: {containers: [{name: mi, image: "shop/web:1"}]}}
                    """;
            String own = deployment.replace("app: web", "app: web, pod-template-hash: 5d9c");
            int wanted = SnapshotReader.deployment(yaml(deployment, Deployment.class))
                    .template();
            assertThat(SnapshotReader.replicaSet(yaml(own, ReplicaSet.class)).template())
                    .isEqualTo(wanted);
            assertThat(SnapshotReader.replicaSet(yaml(own.replace("web:1", "web:2"), ReplicaSet.class))
                            .template())
                    .isNotEqualTo(wanted);
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
                      lastState: {terminated: {exitCode: 137, reason: OOMKilled, message: killed by the kernel}}}]}
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
                            "killed by the kernel",
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
    class Specifications {
        @Test
        void shouldReadMemoryHeapAndClaims() {
            PodState pod = Pods.read("""
                    {nodeName: node-1, volumes: [{name: d, persistentVolumeClaim: {claimName: data}}, {name: e}],
                     initContainers: [{name: wait}],
                     containers: [{name: mi, resources: {limits: {memory: 512Mi}},
                                   env: [{name: JVM_MEM_OPTS, value: -Xmx1024m}]}]}
                    """, "{}");
            assertThat(pod.node()).isEqualTo("node-1");
            assertThat(pod.claims()).containsExactly("data");
            assertThat(pod.specs())
                    .isEqualTo(Map.of("mi", new ContainerSpec("512Mi", "-Xmx1024m"), "wait", ContainerSpec.NONE));
        }
    }

    @Nested
    class Sets {
        private static PodState pod(String kind) {
            return SnapshotReader.pod(yaml("""
                            metadata:
                              name: db-0
                              uid: u3
                              labels: {controller-revision-hash: db-7f, pod-template-generation: "4"}
                              ownerReferences: [{kind: %s, uid: u1, controller: true}]
                            spec: {containers: []}
                            """.formatted(kind), Pod.class));
        }

        @Test
        void shouldTellTheRevisionOfAPodByTheLabelOfItsController() {
            assertThat(pod("StatefulSet").owner()).isEqualTo("u1/db-7f");
            assertThat(pod("DaemonSet").owner()).isEqualTo("u1/4");
            assertThat(pod("ReplicaSet").owner()).isEqualTo("u1");
        }

        @Test
        void shouldReadAStatefulSetInTheTermsOfADeployment() {
            DeploymentState db = SetReader.statefulSet(yaml("""
                            metadata: {name: db, uid: u1, generation: 3}
                            spec:
                              replicas: 3
                              updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 2}}
                              selector: {matchLabels: {app: db}}
                              template: {spec: {containers: [{name: db, image: "shop/db:2"}]}}
                            status: {observedGeneration: 3, replicas: 3, updatedReplicas: 1, availableReplicas: 3,
                                     updateRevision: db-7f, currentRevision: db-5a}
                            """, StatefulSet.class));
            assertThat(db)
                    .usingRecursiveComparison()
                    .ignoringFields("template")
                    .isEqualTo(new DeploymentState(
                            "StatefulSet",
                            "db",
                            "u1",
                            3,
                            3,
                            3,
                            1,
                            3,
                            3,
                            0,
                            false,
                            false,
                            1,
                            0,
                            "db-7f",
                            2,
                            Map.of("app", "db"),
                            Map.of(),
                            Map.of("db", "shop/db:2"),
                            List.of()));
        }

        @Test
        void shouldReadADaemonSetInTheTermsOfADeployment() {
            DeploymentState agent = SetReader.daemonSet(yaml("""
                            metadata: {name: agent, uid: u1, generation: 4,
                                       annotations: {deprecated.daemonset.template.generation: "4"}}
                            spec:
                              updateStrategy: {type: OnDelete}
                              selector: {matchLabels: {app: agent}}
                              template: {spec: {containers: []}}
                            status: {observedGeneration: 4, desiredNumberScheduled: 2, currentNumberScheduled: 2,
                                     updatedNumberScheduled: 1, numberAvailable: 2}
                            """, DaemonSet.class));
            assertThat(agent.replicas()).isEqualTo(2);
            assertThat(agent.updatedReplicas()).isEqualTo(1);
            assertThat(agent.update()).isEqualTo("4");
            assertThat(agent.paused()).as("OnDelete replaces nothing by itself").isTrue();
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
