"""boto3 against an endpoint: waiters, paginators, parsed results and errors. usage: paginators.py ENDPOINT"""

import json
import sys

import boto3
from botocore.exceptions import ClientError

DOCUMENT = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}]}
TRUST = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}


def check(what, good):
    if not good:
        sys.exit(f"not so: {what}")


def main(endpoint):
    iam = boto3.client("iam", endpoint_url=endpoint)

    names = [f"boto-{number:03}" for number in range(25)]
    for name in names:
        iam.create_user(UserName=name, Path="/boto/", Tags=[{"Key": "Number", "Value": name[-3:]}])
    iam.get_waiter("user_exists").wait(UserName=names[-1], WaiterConfig={"Delay": 1, "MaxAttempts": 2})
    pages = list(iam.get_paginator("list_users").paginate(PathPrefix="/boto/", PaginationConfig={"PageSize": 10}))
    check("users come in three pages", [len(page["Users"]) for page in pages] == [10, 10, 5])
    check("and in order", [user["UserName"] for page in pages for user in page["Users"]] == names)

    policy = iam.create_policy(PolicyName="boto-policy", PolicyDocument=json.dumps(DOCUMENT))["Policy"]["Arn"]
    iam.get_waiter("policy_exists").wait(PolicyArn=policy, WaiterConfig={"Delay": 1, "MaxAttempts": 2})
    version = iam.get_policy_version(PolicyArn=policy, VersionId="v1")["PolicyVersion"]
    check("a document comes back as an object", version["Document"] == DOCUMENT)
    check("so does a time", version["CreateDate"].tzinfo is not None)
    check("all AWS managed policies are listed", sum(len(page["Policies"]) for page in iam.get_paginator("list_policies").paginate(Scope="AWS")) > 1000)

    iam.create_role(RoleName="boto-role", AssumeRolePolicyDocument=json.dumps(TRUST))
    iam.get_waiter("role_exists").wait(RoleName="boto-role", WaiterConfig={"Delay": 1, "MaxAttempts": 2})
    check("a trust policy comes back as an object", iam.get_role(RoleName="boto-role")["Role"]["AssumeRolePolicyDocument"] == TRUST)
    iam.attach_role_policy(RoleName="boto-role", PolicyArn=policy)
    entities = list(iam.get_paginator("list_entities_for_policy").paginate(PolicyArn=policy))
    check("an attachment is found", [role["RoleName"] for page in entities for role in page["PolicyRoles"]] == ["boto-role"])

    user = boto3.resource("iam", endpoint_url=endpoint).User(names[0])
    user.load()
    check("a resource is loaded with its tags", user.tags == [{"Key": "Number", "Value": "000"}])

    try:
        iam.get_user(UserName="boto-nobody")
        sys.exit("not so: a user that is missing is an error")
    except iam.exceptions.NoSuchEntityException as error:
        check("the error has AWS's text", error.response["Error"]["Message"] == "The user with name boto-nobody cannot be found.")
        check("and status", error.response["ResponseMetadata"]["HTTPStatusCode"] == 404)
    try:
        iam.delete_policy(PolicyArn=policy)
        sys.exit("not so: an attached policy stays")
    except ClientError as error:
        check("a conflict", error.response["Error"]["Code"] == "DeleteConflict")

    sts = boto3.client("sts", endpoint_url=endpoint)
    identity = sts.get_caller_identity()
    check("the caller is a user", ":user/" in identity["Arn"])
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": identity["Arn"]}, "Action": "sts:AssumeRole"}]}
    iam.update_assume_role_policy(RoleName="boto-role", PolicyDocument=json.dumps(trust))
    keys = sts.assume_role(RoleArn=iam.get_role(RoleName="boto-role")["Role"]["Arn"], RoleSessionName="boto")["Credentials"]
    session = boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])
    check("a temporary key is the role's", session.client("sts", endpoint_url=endpoint).get_caller_identity()["Arn"].endswith("assumed-role/boto-role/boto"))
    try:
        session.client("iam", endpoint_url=endpoint).list_users()
        sys.exit("not so: the role may not list users")
    except ClientError as error:
        check("only the role's policies count", error.response["Error"]["Code"] == "AccessDenied")

    iam.detach_role_policy(RoleName="boto-role", PolicyArn=policy)
    iam.delete_role(RoleName="boto-role")
    iam.delete_policy(PolicyArn=policy)
    for name in names:
        iam.delete_user(UserName=name)
    check("nothing is left", not iam.list_users(PathPrefix="/boto/")["Users"])
    print("all as it should be")


if __name__ == "__main__":
    main(sys.argv[1])
