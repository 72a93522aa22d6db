using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Validation;

namespace IamConsole.Tests.Validation;

public sealed class PolicyValidatorTests
{
    private const string Allow = "\"Effect\":\"Allow\",";
    private const string AllS3 = Allow + "\"Action\":\"s3:*\",\"Resource\":\"*\"";

    /// <summary>Errors that AWS's own checks give for AWS managed policies, as far as that was seen.</summary>
    private static readonly string[] ErrorsOfManagedPolicies =
        ["INVALID_ACTION", "INVALID_SERVICE", "INVALID_SERVICE_IN_ACTION", "INVALID_GLOBAL_CONDITION_KEY", "INVALID_SERVICE_CONDITION_KEY", "MISSING_ARN_REGION", "MISSING_ARN_ACCOUNT", "MISSING_QUALIFIER"];

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
    [InlineData("\"StringLike\":{\"aws:PrincipalTag/team\":\"${aws:username}-*\"}")]
    [InlineData("\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":[\"a\",\"b\"]}")]
    [InlineData("\"ArnLike\":{\"AWS:principalarn\":\"arn:aws:iam::*:role/*\"}")]
    [InlineData("\"StringEquals\":{\"accounts.google.com:aud\":\"x\"}")]
    [InlineData("\"Null\":{\"aws:TokenIssueTime\":\"false\"}")]
    [InlineData("\"StringEquals\":{\"s3:prefix\":\"\"}")]
    public void Is_content_with_right_conditions(string condition) => Assert.Empty(Identity($"{AllS3},\"Condition\":{{{condition}}}"));

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

    /// <summary>Wrong ARNs that AWS wrote are few, such as <c>statemachine</c> where states have <c>stateMachine</c>.</summary>
    [Fact]
    public void Says_little_about_what_AWS_itself_wrote()
    {
        var findings = ManagedPolicyCatalog.Current.ReadAll()
            .SelectMany(policy => PolicyValidator.Validate(policy.Document, PolicyKind.Identity, ServiceCatalog.Current))
            .ToList();
        var errors = findings.Where(finding => finding.Type == PolicyFindingType.Error && !ErrorsOfManagedPolicies.Contains(finding.Code)).ToList();

        Assert.InRange(findings.Count, 1, 600);
        Assert.InRange(findings.Count(finding => finding.Type == PolicyFindingType.Error), 1, 120);
        Assert.All(errors, error => Assert.Equal("INVALID_ARN_RESOURCE", error.Code));
        Assert.InRange(errors.Count, 1, 11);
    }

    private static IReadOnlyList<PolicyFinding> Identity(string members) => Validate(members, PolicyKind.Identity);

    private static IReadOnlyList<PolicyFinding> Validate(string members, PolicyKind kind) =>
        PolicyValidator.Validate($"{{\"Version\":\"2012-10-17\",\"Statement\":[{{{members}}}]}}", kind, ServiceCatalog.Current);

    private static IEnumerable<string> Codes(IEnumerable<PolicyFinding> findings) => findings.Select(finding => finding.Code);
}
