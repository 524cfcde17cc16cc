# The topics of libs/contracts' topics.json: name, partitions, retention in milliseconds.
set -eu
create() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists \
    --topic "$1" --partitions "$2" --replication-factor 1 --config "retention.ms=$3" \
    --config max.message.bytes=8454144
}
create longform.scoring.v1 12 86400000
create longform.scoring.v1.scoring-service.dlq 1 1209600000
create longform.judging.v1 12 86400000
create longform.judging.v1.judge-service.dlq 1 1209600000
create longform.verdicts.v1 12 604800000
create longform.verdicts.v1.dataset-service.dlq 1 1209600000
create longform.verdicts.v1.aggregator-service.dlq 1 1209600000
create longform.runs.v1 3 604800000
create longform.runs.v1.aggregator-service.dlq 1 1209600000
create longform.haystacks.v1 12 86400000
create longform.haystacks.v1.needle-generator-service.dlq 1 1209600000
create longform.needles.v1 12 86400000
create longform.needles.v1.dataset-service.dlq 1 1209600000
create longform.deployments.v1 3 604800000
create longform.deployments.v1.dataset-service.dlq 1 1209600000
