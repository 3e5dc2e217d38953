module wso2-mi/bench/gate/proxy

go 1.22
