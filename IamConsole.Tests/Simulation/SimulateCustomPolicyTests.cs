using IamConsole.Core.Operations;
using IamConsole.Core.Simulation;
using IamConsole.Core.Simulation.Shapes;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Simulation;

public sealed class SimulateCustomPolicyTests : IAsyncLifetime
{
    private const string Ann = "arn:aws:iam::123456789012:user/ann";
    private const string Key = "arn:aws:s3:::reports/2026";
    private static readonly string ReadReports = PolicyTexts.Allow("s3:Get*", "arn:aws:s3:::reports/*");

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Every_action_is_answered_for_every_resource_in_order()
    {
        var results = await SimulateAsync(new SimulateCustomPolicy([ReadReports], ["s3:GetObject", "s3:PutObject"]) { ResourceArns = [Key, "arn:aws:s3:::other/2026"] });

        Assert.Equal(
            [("s3:GetObject", Key, "allowed"), ("s3:GetObject", "arn:aws:s3:::other/2026", "implicitDeny"), ("s3:PutObject", Key, "implicitDeny"), ("s3:PutObject", "arn:aws:s3:::other/2026", "implicitDeny")],
            results.Select(result => (result.EvalActionName, result.EvalResourceName, result.EvalDecision)));
        Assert.All(results, result => Assert.Equal((result.EvalResourceName, result.EvalDecision), Single(result.ResourceSpecificResults!)));

        static (string, string) Single(IReadOnlyList<ResourceSpecificResult> specific) => (specific.Single().EvalResourceName, specific.Single().EvalResourceDecision);
    }

    [Fact]
    public async Task Without_resources_all_of_them_are_asked_for_and_only_a_star_covers_them()
    {
        var narrow = Assert.Single(await SimulateAsync(new SimulateCustomPolicy([ReadReports], ["s3:GetObject"])));
        var wide = Assert.Single(await SimulateAsync(new SimulateCustomPolicy([PolicyTexts.Allow("s3:*")], ["s3:GetObject"])));

        Assert.Equal(("*", "implicitDeny"), (narrow.EvalResourceName, narrow.EvalDecision));
        Assert.Equal("allowed", wide.EvalDecision);
        Assert.Null(wide.ResourceSpecificResults);
        Assert.Null(wide.EvalDecisionDetails);
        Assert.Null(wide.PermissionsBoundaryDecisionDetail);
    }

    [Fact]
    public async Task A_resource_with_wildcards_is_taken_literally()
    {
        var result = Assert.Single(await SimulateAsync(new SimulateCustomPolicy([ReadReports], ["s3:GetObject"]) { ResourceArns = ["arn:aws:s3:::reports/*"] }));

        Assert.Equal("allowed", result.EvalDecision);
    }

    [Fact]
    public async Task A_statement_that_matches_is_named_by_its_policy_and_its_place()
    {
        const string Second = """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "sqs:*", "Resource": "*" },
                {
                  "Effect": "Allow",
                  "Action": "s3:GetObject",
                  "Resource": "*"
                }
              ]
            }
            """;
        var result = Assert.Single(await SimulateAsync(new SimulateCustomPolicy([PolicyTexts.Allow("iam:*"), Second.ReplaceLineEndings("\n")], ["s3:GetObject"])));

        // Observed: the live service answers with these words in place of the model's enumeration.
        Assert.Equal([new MatchedStatement("PolicyInputList.2", "IAM Policy", new Position(5, 5), new Position(9, 6))], result.MatchedStatements);
    }

    [Fact]
    public async Task With_an_explicit_deny_only_what_denies_is_listed()
    {
        var result = Assert.Single(await SimulateAsync(new SimulateCustomPolicy([PolicyTexts.Allow("s3:*"), PolicyTexts.Deny("s3:GetObject")], ["s3:GetObject"])));

        Assert.Equal("explicitDeny", result.EvalDecision);
        Assert.Equal(["PolicyInputList.2"], result.MatchedStatements.Select(statement => statement.SourcePolicyId));
    }

    [Fact]
    public async Task A_boundary_limits_and_never_grants()
    {
        var results = await SimulateAsync(new SimulateCustomPolicy([PolicyTexts.Allow("s3:*")], ["s3:GetObject", "s3:PutObject", "sqs:SendMessage"])
        {
            PermissionsBoundaryPolicyInputList = ["""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:GetObject","sqs:*"],"Resource":"*"}}"""],
        });

        Assert.Equal(
            [("allowed", true), ("implicitDeny", false), ("implicitDeny", true)],
            results.Select(result => (result.EvalDecision, result.PermissionsBoundaryDecisionDetail!.AllowedByPermissionsBoundary)));
        Assert.Contains(results[0].MatchedStatements, statement => statement is { SourcePolicyId: "PermissionsBoundaryPolicyInputList.1", SourcePolicyType: "Permissions Boundary Policy" });
    }

    [Fact]
    public async Task Keys_that_the_statements_about_the_request_ask_for_are_missing_until_they_are_given()
    {
        var policies = new[]
        {
            PolicyTexts.Allow("s3:GetObject", "arn:aws:s3:::reports/${aws:username}/*", """{"StringEquals":{"aws:PrincipalTag/team":"${s3:prefix}"}}"""),
            PolicyTexts.Allow("sqs:*", "*", """{"Bool":{"aws:SecureTransport":"true"}}"""),
            PolicyTexts.Allow("s3:GetObject", "arn:aws:s3:::other/*", """{"Bool":{"aws:ViaAWSService":"true"}}"""),
        };
        var operation = new SimulateCustomPolicy(policies, ["s3:GetObject"]) { ResourceArns = ["arn:aws:s3:::reports/ann/1"] };

        var before = Assert.Single(await SimulateAsync(operation));
        var after = Assert.Single(await SimulateAsync(operation with { CallerArn = Ann, ContextEntries = [Text("AWS:principaltag/team", "x"), Text("s3:prefix", "x")] }));

        Assert.Equal(("implicitDeny", 0), (before.EvalDecision, before.MatchedStatements.Count));
        Assert.Equal(["aws:username", "aws:PrincipalTag/team", "s3:prefix"], before.MissingContextValues);
        Assert.Equal("allowed", after.EvalDecision);
        Assert.Empty(after.MissingContextValues);
        Assert.Empty(Assert.Single(after.ResourceSpecificResults!).MissingContextValues);
    }

    [Fact]
    public async Task Variables_of_the_older_version_are_plain_text_and_ask_for_nothing()
    {
        var older = """{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"${aws:username}"}}}}""";

        Assert.Equal(["s3:prefix"], Assert.Single(await SimulateAsync(new SimulateCustomPolicy([older], ["s3:ListBucket"]))).MissingContextValues);
    }

    [Fact]
    public async Task Without_a_caller_the_user_id_is_that_of_the_stub_principal()
    {
        // Observed in the live service.
        var policy = PolicyTexts.Allow("s3:*", "*", """{"StringEquals":{"aws:userid":"STUB_PRINCIPAL_FOR_POLICY_SIMULATOR"}}""");

        Assert.Equal("allowed", Assert.Single(await SimulateAsync(new SimulateCustomPolicy([policy], ["s3:GetObject"]))).EvalDecision);
        Assert.Equal("implicitDeny", Assert.Single(await SimulateAsync(new SimulateCustomPolicy([policy], ["s3:GetObject"]) { CallerArn = Ann })).EvalDecision);
    }

    [Theory]
    [InlineData("numeric", "5", """{"NumericLessThan":{"k:number":"6"}}""", "k:number")]
    [InlineData("boolean", "true", """{"Bool":{"aws:SecureTransport":"true"}}""", "aws:SecureTransport")]
    [InlineData("ip", "203.0.113.7", """{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", "aws:SourceIp")]
    [InlineData("date", "2026-03-01T00:00:00Z", """{"DateGreaterThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}}""", "aws:CurrentTime")]
    [InlineData("binary", "QQ==", """{"BinaryEquals":{"k:bytes":"QQ=="}}""", "k:bytes")]
    [InlineData("string", "x", """{"StringEquals":{"k:text":"x"}}""", "k:text")]
    public async Task A_value_that_fits_its_type_meets_the_condition(string type, string value, string condition, string key)
    {
        var entry = new ContextEntry(key) { ContextKeyType = type, ContextKeyValues = [value] };

        var result = Assert.Single(await SimulateAsync(new SimulateCustomPolicy([PolicyTexts.Allow("s3:*", "*", condition)], ["s3:GetObject"]) { ContextEntries = [entry] }));

        Assert.Equal("allowed", result.EvalDecision);
    }

    [Fact]
    public async Task A_list_is_a_multivalued_key_and_a_single_value_is_not()
    {
        var policy = PolicyTexts.Allow("s3:*", "*", """{"StringEquals":{"aws:TagKeys":"a"}}""");
        var many = policy.Replace("\"StringEquals\"", "\"ForAllValues:StringEquals\"", StringComparison.Ordinal);
        var list = new ContextEntry("aws:TagKeys") { ContextKeyType = "stringList", ContextKeyValues = ["a"] };

        async Task<string> DecideAsync(string text, ContextEntry entry) =>
            Assert.Single(await SimulateAsync(new SimulateCustomPolicy([text], ["s3:GetObject"]) { ContextEntries = [entry] })).EvalDecision;

        Assert.Equal("implicitDeny", await DecideAsync(policy, list));
        Assert.Equal("allowed", await DecideAsync(policy, list with { ContextKeyType = "string" }));
        Assert.Equal("allowed", await DecideAsync(many, list with { ContextKeyType = null, ContextKeyValues = ["a", "a"] }));
        Assert.Equal("implicitDeny", await DecideAsync(many, list with { ContextKeyValues = ["a", "b"] }));
    }

    [Fact]
    public async Task A_resource_policy_grants_to_the_caller_within_the_account()
    {
        var operation = new SimulateCustomPolicy([], ["s3:GetObject"]) { CallerArn = Ann, ResourceArns = [Key], ResourcePolicy = BucketPolicy(Ann) };

        var result = Assert.Single(await SimulateAsync(operation));
        var other = Assert.Single(await SimulateAsync(operation with { CallerArn = Ann + "2" }));

        Assert.Equal("allowed", result.EvalDecision);
        Assert.Equal([("ResourcePolicy", "Resource Policy")], result.MatchedStatements.Select(statement => (statement.SourcePolicyId, statement.SourcePolicyType)));
        Assert.Empty(result.EvalDecisionDetails!);
        Assert.Equal("implicitDeny", other.EvalDecision);
    }

    [Fact]
    public async Task Across_accounts_both_sides_must_allow_and_say_so()
    {
        var operation = new SimulateCustomPolicy([ReadReports], ["s3:GetObject"])
        {
            CallerArn = Ann,
            ResourceArns = [Key],
            ResourcePolicy = BucketPolicy(Ann),
            ResourceOwner = "arn:aws:iam::999999999999:root",
        };

        var both = Assert.Single(await SimulateAsync(operation));
        var resourceOnly = Assert.Single(await SimulateAsync(operation with { PolicyInputList = [] }));
        var identityOnly = Assert.Single(await SimulateAsync(operation with { ResourcePolicy = BucketPolicy("arn:aws:iam::123456789012:user/other") }));

        Assert.Equal(("allowed", "allowed", "allowed"), Details(both));
        Assert.Equal(("implicitDeny", "implicitDeny", "allowed"), Details(resourceOnly));
        Assert.Equal(("implicitDeny", "allowed", "implicitDeny"), Details(identityOnly));

        static (string, string, string) Details(EvaluationResult result) => (result.EvalDecision, result.EvalDecisionDetails!["IAM Policy"], result.EvalDecisionDetails["Resource Policy"]);
    }

    [Fact]
    public async Task Without_a_resource_policy_a_resource_of_another_account_is_asked_of_the_callers_side_alone()
    {
        const string Queue = "arn:aws:sqs:eu-west-1:999999999999:jobs";
        var policy = PolicyTexts.Allow("sqs:*", Queue, """{"StringEquals":{"aws:ResourceAccount":"999999999999"}}""");

        Assert.Equal("allowed", Assert.Single(await SimulateAsync(new SimulateCustomPolicy([policy], ["sqs:SendMessage"]) { ResourceArns = [Queue] })).EvalDecision);
    }

    [Fact]
    public async Task A_scenario_of_EC2_asks_for_its_resources_together()
    {
        string[] resources = [Ec2("instance/*"), Ec2("image/ami-1"), Ec2("security-group/sg-1"), Ec2("network-interface/*")];
        var operation = new SimulateCustomPolicy([PolicyTexts.Allow("ec2:RunInstances")], ["ec2:RunInstances", "ec2:StopInstances"]) { ResourceArns = resources, ResourceHandlingOption = "EC2-VPC-InstanceStore" };

        var allowed = await SimulateAsync(operation);
        var denied = await SimulateAsync(operation with { PolicyInputList = [PolicyTexts.Allow("ec2:*"), PolicyTexts.Deny("ec2:RunInstances", Ec2("image/*"))] });

        Assert.Equal([("ec2:RunInstances", "*", "allowed"), ("ec2:StopInstances", "*", "implicitDeny")], allowed.Select(result => (result.EvalActionName, result.EvalResourceName, result.EvalDecision)));
        Assert.Equal(resources, allowed[0].ResourceSpecificResults!.Select(specific => specific.EvalResourceName));
        Assert.Single(allowed[0].MatchedStatements);
        Assert.Equal("explicitDeny", denied[0].EvalDecision);
        Assert.Equal(["allowed", "explicitDeny", "allowed", "allowed"], denied[0].ResourceSpecificResults!.Select(specific => specific.EvalResourceDecision));
        Assert.Equal("allowed", denied[1].EvalDecision);
    }

    [Theory]
    [InlineData("EC2-VPC-InstanceStore", "network-interface")]
    [InlineData("EC2-VPC-InstanceStore-Subnet", "subnet")]
    [InlineData("EC2-VPC-EBS", "volume")]
    [InlineData("EC2-VPC-EBS-Subnet", "subnet")]
    [InlineData("EC2-Classic-EBS", "volume")]
    public async Task A_scenario_without_all_of_its_resources_is_refused(string option, string left)
    {
        string[] all = ["instance/*", "image/ami-1", "security-group/sg-1", "network-interface/*", "volume/*", "subnet/*"];
        var operation = new SimulateCustomPolicy([ReadReports], ["ec2:RunInstances"]) { ResourceHandlingOption = option, ResourceArns = [.. all.Select(Ec2)] };

        Assert.True((await _iam.Gateway.SendAsync(_iam.Root, operation)).IsSuccess);
        var refused = await _iam.RefusedAsync(operation with { ResourceArns = [.. all.Where(type => !type.StartsWith(left, StringComparison.Ordinal)).Select(Ec2)] });

        Assert.Equal("InvalidInput", refused.Code);
        Assert.Contains(left, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_come_in_pages()
    {
        var operation = new SimulateCustomPolicy([ReadReports], ["s3:GetObject", "s3:PutObject", "s3:ListBucket"]) { ResourceArns = [Key, "*"], MaxItems = 4 };

        var first = await _iam.DoAsync(operation);
        var second = await _iam.DoAsync(operation with { Marker = first.Marker });

        Assert.Equal((4, true), (first.EvaluationResults.Count, first.IsTruncated));
        Assert.Equal((2, false, (string?)null), (second.EvaluationResults.Count, second.IsTruncated, second.Marker));
        Assert.Equal(6, first.EvaluationResults.Concat(second.EvaluationResults).Select(result => (result.EvalActionName, result.EvalResourceName)).Distinct().Count());
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(operation with { Marker = "bm9uc2Vuc2U" })).Code);
    }

    public static TheoryData<string, SimulateCustomPolicy> Nonsense
    {
        get
        {
            var sound = new SimulateCustomPolicy([ReadReports], ["s3:GetObject"]);
            return new TheoryData<string, SimulateCustomPolicy>
            {
                { "s3:Get*", sound with { ActionNames = ["s3:Get*"] } },
                { "GetObject", sound with { ActionNames = ["s3:GetObject", "GetObject"] } },
                { "ActionNames", sound with { ActionNames = [] } },
                { "reports", sound with { ResourceArns = ["reports"] } },
                { "PolicyInputList.2: Syntax errors in policy.", sound with { PolicyInputList = [ReadReports, "{"] } },
                { "PolicyInputList.1: Policy document should not specify a principal.", sound with { PolicyInputList = [BucketPolicy(Ann)] } },
                { "PermissionsBoundaryPolicyInputList.1", sound with { PermissionsBoundaryPolicyInputList = ["[]"] } },
                { "only one permissions boundary", sound with { PermissionsBoundaryPolicyInputList = [ReadReports, ReadReports] } },
                { "CallerArn is required", sound with { ResourcePolicy = BucketPolicy(Ann) } },
                { "ResourcePolicy: ", sound with { ResourcePolicy = ReadReports, CallerArn = Ann } },
                { "another service", sound with { ResourcePolicy = BucketPolicy(Ann), CallerArn = Ann, ResourceArns = ["arn:aws:sqs:eu-west-1:123456789012:q"] } },
                { "Invalid CallerArn", sound with { CallerArn = "arn:aws:iam::123456789012:role/worker" } },
                { "Invalid ResourceOwner", sound with { ResourceOwner = "123456789012" } },
                { "Invalid ResourceHandlingOption", sound with { ResourceHandlingOption = "EC2-VPC" } },
                { "not of the type numeric", sound with { ContextEntries = [new ContextEntry("k:number") { ContextKeyType = "numeric", ContextKeyValues = ["five"] }] } },
                { "not of the type ipList", sound with { ContextEntries = [new ContextEntry("aws:SourceIp") { ContextKeyType = "ipList", ContextKeyValues = ["10.0.0.1", "x"] }] } },
                { "exactly one value", sound with { ContextEntries = [new ContextEntry("k:text") { ContextKeyType = "string", ContextKeyValues = ["a", "b"] }] } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task What_makes_no_sense_is_refused_with_its_reason(string reason, SimulateCustomPolicy operation)
    {
        var error = await _iam.RefusedAsync(operation);

        Assert.Equal("InvalidInput", error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_AWS_does_not_know_is_no_valid_request() =>
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new SimulateCustomPolicy([ReadReports], ["s3:GetObject"])
        {
            ContextEntries = [new ContextEntry("k:text") { ContextKeyType = "text", ContextKeyValues = ["a"] }],
        })).Code);

    private static ContextEntry Text(string key, string value) => new(key) { ContextKeyValues = [value] };

    private static string Ec2(string resource) => $"arn:aws:ec2:eu-west-1:123456789012:{resource}";

    private static string BucketPolicy(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"} }""";

    private async Task<IReadOnlyList<EvaluationResult>> SimulateAsync(SimulateCustomPolicy operation) => (await _iam.DoAsync(operation)).EvaluationResults;
}
