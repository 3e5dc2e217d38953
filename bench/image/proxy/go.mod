module wso2-mi/bench/image/proxy

go 1.22
