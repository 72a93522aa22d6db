using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Simulation;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Simulation;

public sealed class ContextKeysTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Keys_of_conditions_and_variables_are_named_once_in_the_order_of_mention()
    {
        var keys = await KeysAsync(
            PolicyTexts.Allow("s3:*", "arn:aws:s3:::${aws:username}/${*}/${s3:folder, 'x'}", """{"StringEquals":{"aws:PrincipalTag/team":"${aws:RequestTag/team}","AWS:UserName":"a"}}"""),
            PolicyTexts.Allow("s3:*", "*", """{"Bool":{"aws:SecureTransport":"true"}}"""));

        Assert.Equal(["aws:username", "s3:folder", "aws:PrincipalTag/team", "aws:RequestTag/team", "aws:SecureTransport"], keys);
    }

    [Fact]
    public async Task The_older_version_has_no_variables() =>
        Assert.Equal(["s3:prefix"], await KeysAsync("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}","Condition":{"StringLike":{"s3:prefix":"${aws:userid}"}}}}"""));

    [Fact]
    public async Task A_policy_that_cannot_be_read_is_refused() =>
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new GetContextKeysForCustomPolicy(["{}"]))).Code);

    [Fact]
    public async Task Those_of_a_user_are_in_its_policies_in_its_groups_in_its_boundary_and_in_what_is_given()
    {
        var boundary = (await _iam.DoAsync(new CreatePolicy("limit", Mentioning("aws:RequestedRegion")))).Policy.Arn;
        var user = (await _iam.DoAsync(new CreateUser("alice") { PermissionsBoundary = boundary })).User;
        await _iam.DoAsync(new CreateGroup("readers"));
        await _iam.DoAsync(new AddUserToGroup("readers", "alice"));
        await _iam.DoAsync(new PutUserPolicy("alice", "own", Mentioning("aws:SourceIp")));
        await _iam.DoAsync(new PutGroupPolicy("readers", "own", Mentioning("aws:CurrentTime")));

        var keys = (await _iam.DoAsync(new GetContextKeysForPrincipalPolicy(user.Arn) { PolicyInputList = [Mentioning("aws:UserAgent")] })).ContextKeyNames;

        Assert.Equal(["aws:CurrentTime", "aws:RequestedRegion", "aws:SourceIp", "aws:UserAgent"], keys.Order(StringComparer.Ordinal));
    }

    private static string Mentioning(string key) => PolicyTexts.Allow("s3:*", "*", $$"""{"Null":{"{{key}}":"true"} }""");

    private async Task<IReadOnlyList<string>> KeysAsync(params string[] policies) => (await _iam.DoAsync(new GetContextKeysForCustomPolicy(policies))).ContextKeyNames;
}
