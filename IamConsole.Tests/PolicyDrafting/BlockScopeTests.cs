using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyDrafting;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.PolicyDrafting;

/// <summary>Which resource types, condition keys and operators fit a block.</summary>
public sealed class BlockScopeTests
{
    private static readonly ServiceCatalog Catalog = ServiceCatalog.Current;

    [Fact]
    public void Resources_stand_under_the_type_that_they_have_the_form_of()
    {
        var resources = BlockResources.Of(Block(["s3:GetObject", "s3:ListBucket", "s3:ListAllMyBuckets"], ["arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:sqs:*:*:q", "*"]), Catalog);

        var bucket = resources.Groups.Single(group => group.Type.Name == "bucket");
        var item = resources.Groups.Single(group => group.Type.Name == "object");
        Assert.Equal(["arn:aws:s3:::b"], bucket.Arns);
        Assert.Equal(["arn:aws:s3:::b/*"], item.Arns);
        Assert.Equal(["ListBucket"], bucket.Actions.Select(action => action.Name));
        Assert.Contains("GetObject", item.Actions.Select(action => action.Name));
        Assert.Equal(["arn:aws:sqs:*:*:q", "*"], resources.Others);
        Assert.Equal(["ListAllMyBuckets"], resources.Unlimited.Select(action => action.Name));
    }

    [Fact]
    public void Types_that_an_action_requires_come_first_with_the_actions_that_do()
    {
        var groups = BlockResources.Of(Block(["ec2:RunInstances", "ec2:DescribeInstances"], []), Catalog).Groups;

        var required = groups.TakeWhile(group => group.RequiredBy.Count > 0).ToList();
        Assert.Equal(["image", "instance", "network-interface", "security-group", "subnet"], required.Select(group => group.Type.Name));
        Assert.All(required, group => Assert.Equal("RunInstances", Assert.Single(group.RequiredBy).Name));
        Assert.All(groups.Skip(required.Count), group => Assert.Empty(group.RequiredBy));
    }

    [Fact]
    public void Every_resource_of_a_block_stands_somewhere_once()
    {
        foreach (var statement in ManagedPolicyCatalog.Current.ReadAll().Where((_, at) => at % 10 == 0).SelectMany(pair => DraftDocument.TryRead(pair.Document, Catalog, out _)!.Statements))
        {
            if (statement.Block is { } block)
            {
                var resources = BlockResources.Of(block, Catalog);
                Assert.Equal(block.Resources.Values.Order(StringComparer.Ordinal), resources.Groups.SelectMany(group => group.Arns).Concat(resources.Others).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void All_but_some_actions_have_no_resource_types_of_their_own()
    {
        var block = Block(["s3:*"], ["arn:aws:s3:::b"]);

        Assert.Empty(BlockResources.Of(block with { Actions = block.Actions with { IsExcept = true } }, Catalog).Groups);
        Assert.Empty(BlockResources.Of(Block(["*"], []), Catalog).Groups);
    }

    [Fact]
    public void Any_in_this_account_fills_partition_and_account_alone()
    {
        var type = Catalog.FindService("ec2")!.ResourceTypes.Single(found => found.Name == "instance");

        Assert.Equal("arn:aws:ec2:*:123456789012:instance/*", BlockResources.AnyInAccount(ArnForm.Of(type)[0], "123456789012"));
    }

    [Fact]
    public void Keys_of_the_actions_come_before_the_global_ones()
    {
        var keys = BlockConditions.Keys(Block(["s3:ListBucket"], []), Catalog).Select(key => key.Name).ToList();

        Assert.Contains("s3:prefix", keys);
        Assert.DoesNotContain("s3:x-amz-acl", keys);
        Assert.True(keys.IndexOf("s3:prefix") < keys.IndexOf("aws:PrincipalArn"));
        Assert.Equal(keys.Distinct(StringComparer.OrdinalIgnoreCase).Count(), keys.Count);
    }

    [Theory]
    [InlineData(ConditionKeyType.String, "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike", "Null")]
    [InlineData(ConditionKeyType.Bool, "Bool", "Null")]
    [InlineData(ConditionKeyType.IpAddress, "IpAddress", "NotIpAddress", "Null")]
    [InlineData(ConditionKeyType.Arn, "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null")]
    [InlineData(ConditionKeyType.Binary, "BinaryEquals", "Null")]
    public void Operators_fit_the_type_of_the_key(ConditionKeyType type, params string[] operators) => Assert.Equal(operators, OperatorParts.For(type));

    [Fact]
    public void An_operators_name_comes_apart_and_together_again()
    {
        foreach (var name in ConditionOperator.Names)
        {
            foreach (var qualifier in Enum.GetValues<ConditionQuantifier>())
            {
                foreach (var ifExists in new[] { false, true }.Where(ifExists => !ifExists || name != "Null"))
                {
                    var parts = new OperatorParts(qualifier, name, ifExists);
                    Assert.True(ConditionOperator.TryParse(parts.ToString(), out var parsed));
                    Assert.Equal((qualifier, ifExists), (parsed.Quantifier, parsed.IfExists));
                    Assert.Equal(parts, OperatorParts.Of(parts.ToString()));
                }
            }
        }
    }

    [Theory]
    [InlineData("IpAddress", "203.0.113.0/24", true)]
    [InlineData("IpAddress", "home", false)]
    [InlineData("Bool", "TRUE", true)]
    [InlineData("Bool", "yes", false)]
    [InlineData("Bool", "${aws:PrincipalTag/x}", true)]
    [InlineData("NumericLessThanIfExists", "3600", true)]
    [InlineData("NumericLessThan", "many", false)]
    [InlineData("DateGreaterThan", "2026-01-31T12:00:00Z", true)]
    [InlineData("ForAnyValue:ArnLike", "arn:aws:s3:::b", true)]
    [InlineData("ArnLike", "b", false)]
    [InlineData("StringLike", "a ${aws:username} b", true)]
    [InlineData("StringLike", "${aws:username", false)]
    [InlineData("StringEquals", "", true)]
    public void A_value_must_suit_its_operator(string operatorName, string value, bool suits) =>
        Assert.Equal(suits, BlockConditions.ValueProblem(operatorName, value) is null);

    [Fact]
    public void A_second_condition_of_the_same_operator_and_key_is_refused_with_the_way_out()
    {
        var problem = BlockConditions.Problem(BlockConditions.MfaRequired with { Key = "AWS:MultiFactorAuthPresent" }, [BlockConditions.MfaRequired]);

        Assert.Contains("Edit that one", problem, StringComparison.Ordinal);
        Assert.Null(BlockConditions.Problem(BlockConditions.SourceIp(["10.0.0.0/8"]), [BlockConditions.MfaRequired]));
        Assert.NotNull(BlockConditions.Problem(BlockConditions.SourceIp([]), []));
        Assert.NotNull(BlockConditions.Problem(new BlockCondition("Bool", "mfa", ["true"]), []));
    }

    private static PermissionBlock Block(string[] actions, string[] resources) => new() { Actions = new(false, actions), Resources = new(false, resources) };
}
