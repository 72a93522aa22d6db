using IamConsole.Core.Catalog;
using IamConsole.Core.ChangeReview;
using IamConsole.Tests.Support;
using Xunit;

namespace IamConsole.Tests.ChangeReview;

/// <summary>What one document is said to grant and take against another.</summary>
public sealed class PolicyComparerTests
{
    [Fact]
    public void Actions_that_come_and_go_are_counted_by_service_and_level()
    {
        var change = Compare(Allow("iam:AttachUserPolicy"), Allow("s3:PutObject", "s3:DeleteObject", "s3:GetObject"));

        Assert.Equal(["iam", "s3"], change.Services.Select(service => service.Prefix).Order(StringComparer.Ordinal));
        Assert.Equal(
            [new LevelChange(ActionChangeKind.Granted, ChangeDirection.Wider, false, AccessLevel.Read, 1), new LevelChange(ActionChangeKind.Granted, ChangeDirection.Wider, false, AccessLevel.Write, 2)],
            Levels(change, "s3"));
        Assert.Equal([new LevelChange(ActionChangeKind.Taken, ChangeDirection.Narrower, false, AccessLevel.PermissionsManagement, 1)], Levels(change, "iam"));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}""", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},{"Effect":"Allow","Action":"S3:putobject","Resource":["*"]}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""", """{"Sid":"New","Effect":"Allow","Action":"s3:GetObject","Resource":["*","arn:aws:s3:::b/*"]}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}""", """{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::b/c/*","arn:aws:s3:::b/*"]}""")]
    [InlineData("""{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*"}""", """{"Effect":"Allow","Action":"ec2:RunInstances","NotResource":"arn:aws:s3:::b"}""")]
    public void Another_way_to_say_the_same_is_no_change(string before, string after) =>
        Assert.Empty(Compare(GeneratedPolicies.Policy(before), GeneratedPolicies.Policy(after)).Services);

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}""", "Now only when aws:MultiFactorAuthPresent = true", ChangeDirection.Narrower)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}""", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""", "Resource widened from arn:aws:s3:::a/* to all resources", ChangeDirection.Wider)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}""", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}""", "Resource changed from arn:aws:s3:::a/* to arn:aws:s3:::b/*", ChangeDirection.Different)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}""", """{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::a/*","arn:aws:s3:::b/*"]}""", "Now also allowed on arn:aws:s3:::b/*", ChangeDirection.Wider)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${aws:username}/*"}""", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::*/*"}""", "Resource widened from arn:aws:s3:::${aws:username}/* to arn:aws:s3:::*/*", ChangeDirection.Wider)]
    public void An_action_that_stays_says_what_changes_about_resources_and_conditions(string before, string after, string text, ChangeDirection direction)
    {
        var action = Only(Compare(GeneratedPolicies.Policy(before), GeneratedPolicies.Policy(after)));

        Assert.Equal(ActionChangeKind.Limits, action.Kind);
        Assert.Equal([(text, direction)], action.Reaches.Select(reach => (reach.Text, reach.Direction)));
    }

    [Fact]
    public void An_explicit_deny_is_named_as_such()
    {
        const string Deny = """{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""";
        var allowed = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";
        var another = """{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}""";

        var taken = Only(Compare(GeneratedPolicies.Policy(allowed), GeneratedPolicies.Policy(allowed, Deny)));
        var denied = Only(Compare(GeneratedPolicies.Policy(another), GeneratedPolicies.Policy(another, Deny)));
        var partly = Only(Compare(GeneratedPolicies.Policy(allowed), GeneratedPolicies.Policy(allowed, Deny.Replace("\"*\"", "\"arn:aws:s3:::b/*\"", StringComparison.Ordinal))));

        Assert.Equal((ActionChangeKind.Taken, "Now explicitly denied on all resources"), (taken.Kind, taken.Reaches.Single().Text));
        Assert.Equal((ActionChangeKind.Deny, "Now explicitly denied on all resources"), (denied.Kind, denied.Reaches.Single().Text));
        Assert.Equal((ActionChangeKind.Limits, "Now explicitly denied on arn:aws:s3:::b/*"), (partly.Kind, partly.Reaches.Single().Text));
    }

    [Fact]
    public void What_is_denied_outright_is_not_granted_by_another_allow()
    {
        const string Deny = """{"Effect":"Deny","Action":"s3:*","Resource":"*"}""";

        Assert.Empty(Compare(GeneratedPolicies.Policy(Deny), GeneratedPolicies.Policy(Deny, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""")).Services);
    }

    [Fact]
    public void NotAction_grants_whatever_it_does_not_name()
    {
        var change = Compare(Allow("s3:GetObject"), GeneratedPolicies.Policy("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}"""));

        Assert.DoesNotContain(change.Services, service => service.Prefix == "iam");
        Assert.DoesNotContain(change.Services.Single(service => service.Prefix == "s3").Actions, action => action.Name == "GetObject");
        Assert.Equal(ServiceCatalog.Current.ActionCount - ServiceCatalog.Current.FindService("iam")!.Actions.Count - 1, change.Services.Sum(service => service.Actions.Count));
    }

    [Fact]
    public void Actions_that_the_catalogue_does_not_know_are_compared_by_name()
    {
        var change = Compare(Allow("s3:NoSuchAction"), Allow("nosuch:Thing"));

        Assert.Equal(["nosuch Thing Granted", "s3 NoSuchAction Taken"], change.Services.SelectMany(service => service.Actions.Select(action => $"{service.Prefix} {action.Name} {action.Kind}")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}}""")]
    public void What_is_no_identity_based_policy_cannot_be_compared(string text) => Assert.False(Compare(Allow("s3:GetObject"), text).IsAvailable);

    private static PolicyChange Compare(string before, string after) => PolicyComparer.Compare(before, after);

    private static IReadOnlyList<LevelChange> Levels(PolicyChange change, string prefix) => LevelChange.Of(change.Services.Single(service => service.Prefix == prefix).Actions);

    private static ActionChange Only(PolicyChange change) => Assert.Single(Assert.Single(change.Services).Actions);

    private static string Allow(params string[] actions) =>
        GeneratedPolicies.Policy($$"""{"Effect":"Allow","Action":[{{string.Join(',', actions.Select(action => $"\"{action}\""))}}],"Resource":"*"}""");
}
