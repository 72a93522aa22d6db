using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Validation;

namespace IamConsole.Tests.Validation;

public sealed class PolicyValidatorTests
{
    private const string Allow = "\"Effect\":\"Allow\",";
    private const string AllS3 = Allow + "\"Action\":\"s3:*\",\"Resource\":\"*\"";
    private const string Trust = Allow + "\"Action\":\"sts:AssumeRole\",";
    private const string WebIdentity = Allow + "\"Action\":\"sts:AssumeRoleWithWebIdentity\",";

    [Theory]
    [InlineData("s3:GetObjekt", "INVALID_ACTION", "There is no action 's3:GetObjekt'. Did you mean s3:GetObject?")]
    [InlineData("s3:Zzz*", "INVALID_ACTION", "No action of s3 fits 's3:Zzz*'.")]
    [InlineData("GetObject", "INVALID_ACTION", null)]
    [InlineData("dynamdb:GetItem", "INVALID_SERVICE_IN_ACTION", "There is no service 'dynamdb'. Did you mean dynamodb?")]
    [InlineData("s*:GetObject", "WILDCARD_IN_SERVICE_NAME", null)]
    [InlineData("s3:${aws:username}", "VARIABLE_UNSUPPORTED_IN_ELEMENT", null)]
    public void Finds_wrong_actions(string action, string code, string? message)
    {
        var finding = Assert.Single(Identity($"{Allow}\"Action\":\"{action}\",\"Resource\":\"*\""));
        Assert.Equal(code, finding.Code);
        Assert.Equal("Statement[0].Action", finding.Path);
        Assert.Equal(message ?? finding.Message, finding.Message);
    }

    [Theory]
    [InlineData("bucket", "INVALID_ARN_PREFIX")]
    [InlineData("arn:aws:s3:::", "INVALID_ARN_RESOURCE")]
    [InlineData("arn:aws:s3", "MISSING_ARN_FIELD")]
    [InlineData("arn:mars:s3:::b", "INVALID_PARTITION")]
    [InlineData("arn:aws:S3:::b", "INVALID_ARN_SERVICE_CASE")]
    [InlineData("arn:aws:nosuch:::b", "INVALID_SERVICE")]
    [InlineData("arn:aws:sqs:eu-west-1:1234:q", "INVALID_ARN_ACCOUNT")]
    [InlineData("arn:aws:sqs:mars-1:123456789012:q", "INVALID_ARN_REGION")]
    [InlineData("arn:aws:sqs::123456789012:q", "MISSING_ARN_REGION")]
    [InlineData("arn:aws:sqs:eu-west-1::q", "MISSING_ARN_ACCOUNT")]
    [InlineData("arn:aws:iam:eu-west-1:123456789012:user/x", "ARN_REGION_NOT_ALLOWED")]
    [InlineData("arn:aws:iam::123456789012:nothing/x", "INVALID_ARN_RESOURCE")]
    [InlineData("arn:aws:iam::${aws:PrincipalAccount}:user/x", "VARIABLE_UNSUPPORTED_IN_ELEMENT")]
    [InlineData("arn:aws:s3:::b/${aws:username", "MISSING_BRACE_IN_VARIABLE")]
    [InlineData("arn:aws:s3:::b/${}", "EMPTY_VARIABLE")]
    [InlineData("arn:aws:s3:::b/${aws:username, x}", "MISSING_QUOTE_IN_VARIABLE")]
    [InlineData("arn:aws:s3:::b/${ aws:username}", "UNSUPPORTED_SPACE_IN_VARIABLE")]
    public void Finds_wrong_resources(string resource, string code) =>
        Assert.Equal([code], Codes(Identity($"{Allow}\"Action\":\"s3:*\",\"Resource\":\"{resource}\"")));

    [Theory]
    [InlineData("arn:aws:s3:::bucket/*")]
    [InlineData("arn:aws:s3:::${aws:username}/*")]
    [InlineData("arn:*:iam::*:role/x")]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [InlineData("arn:aws:ec2:eu-west-1:123456789012:instance/i-*")]
    [InlineData("arn:aws:*:*:*:*")]
    [InlineData("arn:aws:logs:*:*:log-group:/aws/lambda/*:*")]
    public void Is_content_with_right_resources(string resource) =>
        Assert.Empty(Identity($"{Allow}\"Action\":\"s3:*\",\"Resource\":\"{resource}\""));

    [Theory]
    [InlineData("\"StringEquals\":{\"aws:NoSuchKey\":\"x\"}", "INVALID_GLOBAL_CONDITION_KEY")]
    [InlineData("\"StringEquals\":{\"s3:NoSuchKey\":\"x\"}", "INVALID_SERVICE_CONDITION_KEY")]
    [InlineData("\"StringEquals\":{\"nosuch:Key\":\"x\"}", "INVALID_SERVICE")]
    [InlineData("\"StringEquals\":{\"prefix\":\"x\"}", "INVALID_CONDITION_KEY_FORMAT")]
    [InlineData("\"StringEquals\":{\"aws:ARN\":\"x\"}", "UNSUPPORTED_GLOBAL_CONDITION_KEY")]
    [InlineData("\"StringEquals\":{\"aws:RequestTag/\":\"x\"}", "MISSING_TAG_KEY_IN_CONDITION")]
    [InlineData("\"StringEquals\":{\"aws:TagKeys\":\"x\"}", "MISSING_QUALIFIER")]
    [InlineData("\"ForAllValues:StringEquals\":{\"aws:RequestedRegion\":\"eu-west-1\"}", "FORALLVALUES_WITH_SINGLE_VALUED_KEY")]
    [InlineData("\"ForAnyValue:Null\":{\"aws:TagKeys\":\"true\"}", "NULL_WITH_QUALIFIER")]
    [InlineData("\"StringEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::123456789012:user/x\"}", "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS")]
    [InlineData("\"NumericEquals\":{\"aws:username\":\"1\"}", "TYPE_MISMATCH")]
    [InlineData("\"Bool\":{\"aws:SecureTransport\":\"yes\"}", "TYPE_MISMATCH_BOOLEAN")]
    [InlineData("\"DateLessThan\":{\"aws:CurrentTime\":\"soon\"}", "TYPE_MISMATCH_DATE")]
    [InlineData("\"DateLessThan\":{\"aws:CurrentTime\":\"2026\"}", "INVALID_DATE_VALUE")]
    [InlineData("\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"hour\"}", "TYPE_MISMATCH_NUMBER")]
    [InlineData("\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":[\"1\",\"2\"]}", "REDUNDANT_CONDITION_VALUE_NUM")]
    [InlineData("\"IpAddress\":{\"aws:SourceIp\":\"somewhere\"}", "TYPE_MISMATCH_IP_RANGE")]
    [InlineData("\"IpAddress\":{\"aws:SourceIp\":\"203.0.113.7/24\"}", "IMPROVE_IP_RANGE")]
    [InlineData("\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}", "PRIVATE_IP_ADDRESS")]
    [InlineData("\"NotIpAddress\":{\"aws:SourceIp\":\"192.168.1.0/24\"}", "PRIVATE_NOT_IP_ADDRESS")]
    [InlineData("\"IpAddress\":{\"aws:SourceIp\":[\"10.0.0.0/8\",\"203.0.113.0/24\"]}", "PRIVATE_IP_ADDRESS_SUBSET")]
    [InlineData("\"NotIpAddress\":{\"aws:SourceIp\":[\"10.0.0.0/8\",\"203.0.113.0/24\"]}", "PRIVATE_NOT_IP_ADDRESS_SUBSET")]
    [InlineData("\"IpAddress\":{\"aws:VpcSourceIp\":\"10.0.0.0/8\"}", "MISSING_PAIRED_CONDITION_KEYS")]
    [InlineData("\"StringEquals\":{\"aws:SourceVpc\":\"vpc-1\"}", "INVALID_VPC_FORMAT")]
    [InlineData("\"StringEquals\":{\"aws:SourceVpce\":\"vpc-12345678\"}", "INVALID_VPCE_FORMAT")]
    [InlineData("\"StringEquals\":{\"aws:RequestedRegion\":\"europe\"}", "INVALID_REGION")]
    [InlineData("\"StringEquals\":{\"aws:username\":\"a*\"}", "WILDCARD_WITHOUT_LIKE_OPERATOR")]
    [InlineData("\"StringLike\":{\"aws:username\":\"*\"}", "EQUIVALENT_TO_NULL_FALSE")]
    [InlineData("\"StringEquals\":{\"aws:username\":[\"a\",1]}", "INVALID_CONDITION_DATA_TYPE")]
    [InlineData("\"Bool\":{\"aws:SecureTransport\":[\"true\",\"false\"]}", "INVALID_CONDITION_MULTIPLE_BOOLEAN")]
    [InlineData("\"NumericEquals\":{\"aws:MultiFactorAuthAge\":\"${aws:username}\"}", "INVALID_VARIABLE_FOR_OPERATOR")]
    [InlineData("\"StringEquals\":{\"aws:username\":[]}", "EMPTY_ARRAY_CONDITION")]
    [InlineData("\"StringEqualsIfExists\":{\"aws:username\":[]}", "EMPTY_ARRAY_CONDITION_IFEXISTS")]
    [InlineData("\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[]}", "EMPTY_ARRAY_CONDITION_FORALLVALUES")]
    [InlineData("\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":[]}", "EMPTY_ARRAY_CONDITION_FORANYVALUE")]
    [InlineData("\"StringSame\":{\"aws:username\":\"x\"}", "INVALID_CONDITION_OPERATOR")]
    [InlineData("", "EMPTY_OBJECT_CONDITION")]
    [InlineData("\"StringLike\":{\"aws:referer\":\"https://example.com/*\"}", "UNTRUSTWORTHY_CONDITION_KEY")]
    [InlineData("\"StringLike\":{\"aws:userid\":\"*:session\"}", "WILDCARD_USAGE_TOO_PERMISSIVE")]
    [InlineData("\"StringEquals\":{\"aws:userid\":\"${aws:username}\"}", "VARIABLE_USAGE_TOO_PERMISSIVE")]
    public void Finds_wrong_conditions(string condition, string code) =>
        Assert.Equal([code], Codes(Identity($"{AllS3},\"Condition\":{{{condition}}}")));

    [Theory]
    [InlineData("\"StringLike\":{\"aws:PrincipalTag/team\":\"${aws:username}-*\"}")]
    [InlineData("\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":[\"a\",\"b\"]}")]
    [InlineData("\"ArnLike\":{\"AWS:principalarn\":\"arn:aws:iam::*:role/*\"}")]
    [InlineData("\"StringEquals\":{\"accounts.google.com:aud\":\"x\"}")]
    [InlineData("\"Null\":{\"aws:TokenIssueTime\":\"false\"}")]
    [InlineData("\"StringEquals\":{\"s3:prefix\":\"\"}")]
    public void Is_content_with_right_conditions(string condition) => Assert.Empty(Identity($"{AllS3},\"Condition\":{{{condition}}}"));

    [Theory]
    [InlineData("\"Action\":\"iam:PassRole\",\"Resource\":\"*\"", "PASS_ROLE_WITH_STAR_IN_RESOURCE")]
    [InlineData("\"Action\":\"iam:PassRole\",\"Resource\":\"arn:aws:iam::*:role/*\"", "PASS_ROLE_WITH_STAR_IN_RESOURCE")]
    [InlineData("\"Action\":\"iam:Pass*\",\"Resource\":\"*\"", "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE")]
    [InlineData("\"NotAction\":\"iam:C*\",\"Resource\":\"*\"", "PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION")]
    [InlineData("\"Action\":\"iam:PassRole\",\"NotResource\":\"arn:aws:iam::123456789012:role/x\"", "PASS_ROLE_WITH_NOT_RESOURCE")]
    [InlineData("\"Action\":\"iam:Pass*\",\"NotResource\":\"arn:aws:iam::123456789012:role/x\"", "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE")]
    [InlineData("\"NotAction\":\"iam:C*\",\"NotResource\":\"arn:aws:iam::123456789012:role/x\"", "PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE")]
    [InlineData("\"Action\":\"iam:CreateServiceLinkedRole\",\"Resource\":\"*\"", "CREATE_SLR_WITH_STAR_IN_RESOURCE")]
    [InlineData("\"Action\":\"iam:CreateService*\",\"Resource\":\"*\"", "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE")]
    [InlineData("\"NotAction\":\"iam:P*\",\"Resource\":\"*\"", "CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION")]
    [InlineData("\"Action\":\"iam:CreateServiceLinkedRole\",\"NotResource\":\"arn:aws:iam::123456789012:role/x\"", "CREATE_SLR_WITH_NOT_RESOURCE")]
    [InlineData("\"Action\":\"iam:CreateService*\",\"NotResource\":\"arn:aws:iam::123456789012:role/x\"", "CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE")]
    [InlineData("\"NotAction\":\"iam:P*\",\"NotResource\":\"arn:aws:iam::123456789012:role/x\"", "CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE")]
    public void Warns_of_actions_that_reach_too_far(string members, string code) => Assert.Equal([code], Codes(Identity(Allow + members)));

    [Theory]
    [InlineData("\"Action\":\"iam:PassRole\",\"Resource\":\"arn:aws:iam::*:role/app-*\"")]
    [InlineData("\"Action\":\"iam:PassRole\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":\"ec2.amazonaws.com\"}}")]
    public void Tolerates_roles_that_are_narrowed_down(string members) => Assert.Empty(Identity(Allow + members));

    [Theory]
    [InlineData("\"Action\":[],\"Resource\":\"*\"", "EMPTY_ARRAY_ACTION")]
    [InlineData("\"Action\":\"s3:*\",\"Resource\":[]", "EMPTY_ARRAY_RESOURCE")]
    [InlineData("\"Sid\":\"\",\"Action\":\"s3:*\",\"Resource\":\"*\"", "EMPTY_SID_VALUE")]
    [InlineData("\"Action\":[\"s3:GetObject\",\"s3:Get*\"],\"Resource\":\"*\"", "REDUNDANT_ACTION")]
    [InlineData("\"Action\":[\"s3:GetObject\",\"s3:getobject\"],\"Resource\":\"*\"", "REDUNDANT_ACTION")]
    [InlineData("\"Action\":\"s3:*\",\"Resource\":[\"arn:aws:s3:::b/a/*\",\"arn:aws:s3:::b/*\"]", "REDUNDANT_RESOURCE")]
    public void Suggests_simpler_statements(string members, string code) => Assert.Equal([code], Codes(Identity(Allow + members)));

    [Theory]
    [InlineData("{\"AWS\":\"AROAEXAMPLEEXAMPLE01\"}", "INVALID_ROLE_REFERENCE")]
    [InlineData("{\"AWS\":\"AIDAEXAMPLEEXAMPLE01\"}", "INVALID_USER_REFERENCE")]
    [InlineData("{\"AWS\":[]}", "EMPTY_ARRAY_PRINCIPAL")]
    [InlineData("{}", "EMPTY_OBJECT_PRINCIPAL")]
    [InlineData("{\"Service\":\"EC2\"}", "INVALID_SERVICE_PRINCIPAL_FORMAT")]
    [InlineData("\"*\"", "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL")]
    [InlineData("{\"AWS\":[\"arn:aws:iam::123456789012:role/x/app\",\"arn:aws:sts::123456789012:assumed-role/app/s\"]}", "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY")]
    [InlineData("{\"AWS\":\"123456789012\"},\"Condition\":{\"StringEquals\":{\"sts:SourceIdentity\":\"x\"}}", "MISSING_ACTION_FOR_CONDITION_KEY")]
    public void Finds_what_is_wrong_with_trust(string principal, string code) =>
        Assert.Equal([code], Codes(Validate($"{Trust}\"Principal\":{principal}", PolicyKind.Trust)));

    [Theory]
    [InlineData("\"x y\"", "", "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY")]
    [InlineData("\"accounts.google.com\"", "", "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL")]
    [InlineData("\"arn:aws:iam::123456789012:saml-provider/p\"", "", "MISMATCHED_ACTION_FOR_PRINCIPAL")]
    [InlineData("\"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com\"", ",\"Condition\":{\"StringEquals\":{\"token.actions.githubusercontent.com:aud\":\"x\"}}", "MISSING_GITHUB_REPO_CONDITION_KEY")]
    [InlineData("\"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com\"", ",\"Condition\":{\"StringLike\":{\"token.actions.githubusercontent.com:sub\":\"repo:o/*\"}}", "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED")]
    public void Finds_what_is_wrong_with_federated_trust(string provider, string rest, string code) =>
        Assert.Equal([code], Codes(Validate($"{WebIdentity}\"Principal\":{{\"Federated\":{provider}}}{rest}", PolicyKind.Trust)));

    [Theory]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"health:DescribeEvents\"", "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE")]
    [InlineData("\"Effect\":\"Deny\",\"Action\":[\"ec2:*\",\"sts:GetFederationToken\",\"health:*\"]", "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE")]
    [InlineData("\"Effect\":\"Allow\",\"NotAction\":[\"iam:*\"]", "ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE")]
    [InlineData("\"Effect\":\"Deny\",\"NotAction\":[\"iam:*\"]", "DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE")]
    public void Warns_of_services_that_ignore_tags(string members, string code) =>
        Assert.Equal([code], Codes(Identity($"{members},\"Resource\":\"*\",\"Condition\":{{\"StringEquals\":{{\"aws:ResourceTag/team\":\"red\"}}}}")));

    [Theory]
    [InlineData("s3:GetObject", "ec2.amazonaws.com", "UNSUPPORTED_ACTION_IN_POLICY")]
    [InlineData("sts:AssumeRole", "rolesanywhere.amazonaws.com", "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY")]
    public void Finds_wrong_actions_of_trust(string action, string service, string code) =>
        Assert.Equal([code], Codes(Validate($"{Allow}\"Action\":\"{action}\",\"Principal\":{{\"Service\":\"{service}\"}}", PolicyKind.Trust)));

    [Theory]
    [InlineData(PolicyKind.Resource, AllS3 + ",\"NotPrincipal\":{\"AWS\":\"123456789012\"}", "ALLOW_WITH_NOT_PRINCIPAL")]
    [InlineData(PolicyKind.Resource, AllS3 + ",\"Principal\":{\"Service\":\"sns.amazonaws.com\"}", "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL")]
    [InlineData(PolicyKind.Resource, AllS3 + ",\"Principal\":{\"Federated\":\"www.amazon.com\"}", "FEDERATED_PRINCIPAL_NOT_SUPPORTED")]
    [InlineData(PolicyKind.ResourceControl, AllS3 + ",\"Principal\":\"*\"", "RCP_SYNTAX_ERROR_ALLOW")]
    [InlineData(PolicyKind.ResourceControl, "\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"", "RCP_SYNTAX_ERROR_ACTION")]
    [InlineData(PolicyKind.ResourceControl, "\"Effect\":\"Deny\",\"Principal\":\"*\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"", "RCP_SYNTAX_ERROR_NOTACTION")]
    public void Knows_the_other_kinds(PolicyKind kind, string members, string code) => Assert.Equal([code], Codes(Validate(members, kind)));

    [Theory]
    [InlineData(PolicyKind.Identity, "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA")]
    [InlineData(PolicyKind.ServiceControl, "POLICY_SIZE_EXCEEDS_SCP_QUOTA")]
    public void Knows_the_sizes(PolicyKind kind, string code)
    {
        var resources = string.Join(',', Enumerable.Range(0, 600).Select(index => $"\"arn:aws:s3:::bucket{index:000}\""));
        Assert.Equal([code], Codes(Validate($"{Allow}\"Action\":\"s3:*\",\"Resource\":[{resources}]", kind)));
    }

    [Fact]
    public void Knows_what_a_missing_Version_means()
    {
        var findings = PolicyValidator.Validate("{\"Statement\":{" + Allow + "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::${aws:username}\"}}", PolicyKind.Identity, ServiceCatalog.Current);
        Assert.Equal(["MISSING_VERSION", "VARIABLE_UNSUPPORTED_IN_VERSION"], Codes(findings));
    }

    [Fact]
    public void Two_statements_that_say_the_same_are_one_too_many()
    {
        var findings = PolicyValidator.Validate("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"A\"," + AllS3 + "},{" + AllS3 + "}]}", PolicyKind.Identity, ServiceCatalog.Current);
        Assert.Equal("REDUNDANT_STATEMENT", Assert.Single(findings).Code);
    }

    [Fact]
    public void Broken_JSON_is_the_only_finding() =>
        Assert.Equal([FindingCodes.JsonSyntaxError], Codes(PolicyValidator.Validate("{\"Version\":", PolicyKind.Identity, ServiceCatalog.Current)));

    [Fact]
    public void Says_little_about_what_AWS_itself_wrote()
    {
        var findings = ManagedPolicyCatalog.Current.ReadAll()
            .SelectMany(policy => PolicyValidator.Validate(policy.Document, PolicyKind.Identity, ServiceCatalog.Current))
            .ToList();

        Assert.InRange(findings.Count, 1, 1500);
        Assert.DoesNotContain(findings, finding => finding.Code is FindingCodes.InvalidConditionOperator or "INVALID_ARN_PREFIX" or "MISSING_ARN_FIELD" or "INVALID_PARTITION" or "TYPE_MISMATCH_BOOLEAN");
    }

    private static IReadOnlyList<PolicyFinding> Identity(string members) => Validate(members, PolicyKind.Identity);

    private static IReadOnlyList<PolicyFinding> Validate(string members, PolicyKind kind) =>
        PolicyValidator.Validate($"{{\"Version\":\"2012-10-17\",\"Statement\":[{{{members}}}]}}", kind, ServiceCatalog.Current);

    private static IEnumerable<string> Codes(IEnumerable<PolicyFinding> findings) => findings.Select(finding => finding.Code);
}
