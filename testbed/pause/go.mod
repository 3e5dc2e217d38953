module wso2mi.testbed/pause

go 1.26.0
