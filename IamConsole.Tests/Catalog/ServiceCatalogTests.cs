using IamConsole.Core.Catalog;
using Xunit;

namespace IamConsole.Tests.Catalog;

public sealed class ServiceCatalogTests
{
    private static readonly ServiceCatalog Catalog = ServiceCatalog.Current;

    [Fact]
    public void Holds_every_service_and_action_of_the_package()
    {
        Assert.Equal("0.21.202609261", Catalog.Version);
        Assert.Equal(456, Catalog.Services.Count);
        Assert.Equal(22_091, Catalog.ActionCount);
        Assert.Equal(2_334, Catalog.Services.Sum(service => service.ResourceTypes.Count));
        Assert.Equal(2_578, Catalog.Services.Sum(service => service.ConditionKeys.Count));
    }

    [Fact]
    public void Counts_every_action_under_exactly_one_of_five_levels()
    {
        var counts = Catalog.Services.SelectMany(service => service.Actions).CountBy(action => action.Level).ToDictionary();

        Assert.Equal(3_719, counts[AccessLevel.List]);
        Assert.Equal(5_871, counts[AccessLevel.Read]);
        Assert.Equal(11_357, counts[AccessLevel.Write]);
        Assert.Equal(425, counts[AccessLevel.PermissionsManagement]);
        Assert.Equal(719, counts[AccessLevel.Tagging]);
    }

    [Theory]
    [InlineData("cloudformation", "AWS CloudFormation")]
    [InlineData("elasticloadbalancing", "AWS Elastic Load Balancing")]
    [InlineData("ses", "Amazon SES")]
    [InlineData("s3", "Amazon S3")]
    public void Names_a_service_as_people_know_it(string prefix, string name) =>
        Assert.Equal(name, Catalog.FindService(prefix)!.Name);

    [Theory]
    [InlineData("s3:ListBucket", AccessLevel.List)]
    [InlineData("s3:GetObject", AccessLevel.Read)]
    [InlineData("s3:PutObject", AccessLevel.Write)]
    [InlineData("s3:PutBucketPolicy", AccessLevel.PermissionsManagement)]
    [InlineData("iam:AttachUserPolicy", AccessLevel.PermissionsManagement)]
    [InlineData("iam:TagRole", AccessLevel.Tagging)]
    public void Knows_the_access_level_of_an_action(string action, AccessLevel level) =>
        Assert.Equal(level, Catalog.FindAction(action)!.Level);

    [Theory]
    [InlineData("S3:GETOBJECT")]
    [InlineData("s3:getobject")]
    public void Ignores_case_of_services_and_actions(string name) =>
        Assert.Equal("s3:GetObject", Catalog.FindAction(name)!.QualifiedName);

    [Theory]
    [InlineData("s3:ListMyBuckets")]
    [InlineData("s2:GetObject")]
    [InlineData("GetObject")]
    [InlineData("s3:")]
    [InlineData("")]
    public void Finds_nothing_for_an_unknown_action(string name) => Assert.Null(Catalog.FindAction(name));

    [Fact]
    public void Finds_every_action_by_its_own_name()
    {
        foreach (var action in Catalog.Services.SelectMany(service => service.Actions))
        {
            Assert.Same(action, Catalog.FindAction(action.QualifiedName));
            Assert.Same(action, action.Service.Actions[action.Index]);
        }
    }

    [Fact]
    public void Tells_resource_types_with_their_arn_patterns()
    {
        var getObject = Catalog.FindAction("s3:GetObject")!;

        Assert.Contains(getObject.Resources, resource => resource.Type is { Name: "object", ArnPattern: "arn:${Partition}:s3:::${BucketName}/${ObjectName}" });
        Assert.True(getObject.SupportsResourceLevelPermissions);
        Assert.False(Catalog.FindAction("s3:ListAllMyBuckets")!.SupportsResourceLevelPermissions);
        Assert.All(
            Catalog.Services.SelectMany(service => service.Actions).SelectMany(action => action.Resources.Select(resource => (action, resource))),
            pair => Assert.Same(pair.action.Service.ResourceTypes[pair.resource.TypeIndex], pair.resource.Type));
    }

    [Fact]
    public void Marks_the_resource_types_that_a_request_must_name()
    {
        var runInstances = Catalog.FindAction("ec2:RunInstances")!;

        Assert.True(runInstances.Resources.Single(resource => resource.Type.Name == "image").IsRequired);
        Assert.False(runInstances.Resources.Single(resource => resource.Type.Name == "key-pair").IsRequired);
    }

    [Fact]
    public void Writes_every_placeholder_in_a_key_in_one_way() =>
        Assert.All(Catalog.Services.SelectMany(service => service.ConditionKeys), key => Assert.DoesNotContain('<', key.Name));

    [Theory]
    [InlineData("s3:GetObject", "s3:ExistingObjectTag/team", true)]
    [InlineData("s3:GetObject", "S3:existingobjecttag/team", true)]
    [InlineData("s3:GetObject", "s3:ExistingObjectTag/", false)]
    [InlineData("s3:GetObject", "aws:SourceIp", true)]
    [InlineData("s3:GetObject", "aws:PrincipalTag/team", true)]
    [InlineData("s3:GetObject", "iam:PassedToService", false)]
    [InlineData("iam:PassRole", "iam:PassedToService", true)]
    [InlineData("sts:AssumeRoleWithSAML", "saml:aud", true)]
    public void Knows_which_condition_keys_an_action_supports(string action, string key, bool supported) =>
        Assert.Equal(supported, Catalog.FindAction(action)!.Supports(key));

    [Theory]
    [InlineData("aws:sourceip", "aws:SourceIp", ConditionKeyType.IpAddress, false)]
    [InlineData("aws:TagKeys", "aws:TagKeys", ConditionKeyType.String, true)]
    [InlineData("aws:RequestTag/cost center", "aws:RequestTag/${TagKey}", ConditionKeyType.String, false)]
    [InlineData("s3:max-keys", "s3:max-keys", ConditionKeyType.Numeric, false)]
    [InlineData("saml:aud", "saml:aud", ConditionKeyType.String, false)]
    [InlineData("ec2:SourceInstanceARN", "ec2:SourceInstanceArn", ConditionKeyType.Arn, false)]
    public void Finds_condition_keys_with_their_types(string name, string found, ConditionKeyType type, bool many) =>
        Assert.Equal(new CatalogConditionKey(found, type, many), Catalog.FindConditionKey(name));

    [Fact]
    public void Finds_no_condition_key_for_an_unknown_name() => Assert.Null(Catalog.FindConditionKey("aws:SourceIpp"));

    [Fact]
    public void Expands_patterns_within_a_service_and_over_services()
    {
        Assert.Equal(Catalog.ActionCount, Catalog.Expand("*").Count);
        Assert.Equal(Catalog.ActionCount, Catalog.Expand("*:*").Count);
        Assert.Equal(Catalog.FindService("iam")!.Actions.Count, Catalog.Expand("iam:*").Count);
        Assert.Equal(["iam:GetUser"], Catalog.Expand("IAM:getuser").Select(action => action.QualifiedName));
        Assert.Contains("iam:ListAccessKeys", Catalog.Expand("iam:*accesskey*").Select(action => action.QualifiedName));
        Assert.Contains("codecommit", Catalog.Expand("code*:List*").Select(action => action.Service.Prefix));
        Assert.Empty(Catalog.Expand("s2:*"));
        Assert.Empty(Catalog.Expand("GetUser"));
    }

    [Theory]
    [InlineData("Get*")]
    [InlineData("*Bucket")]
    [InlineData("?ut*Tagging")]
    [InlineData("GetObjec?")]
    [InlineData("GetObject*Acl*")]
    [InlineData("**")]
    public void Expands_a_pattern_to_what_matching_each_name_gives(string pattern)
    {
        var s3 = Catalog.FindService("s3")!;
        var expected = s3.Actions.Where(action => NamePattern.Matches(pattern, action.Name)).Select(action => action.Name).ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Catalog.Expand($"s3:{pattern}").Select(action => action.Name));
    }

    [Fact]
    public void Knows_the_service_names_that_arns_of_a_service_carry()
    {
        Assert.Contains("s3", Catalog.FindService("s3")!.ArnServices);
        Assert.Contains("elasticloadbalancing", Catalog.FindService("elasticloadbalancing")!.ArnServices);
    }
}
