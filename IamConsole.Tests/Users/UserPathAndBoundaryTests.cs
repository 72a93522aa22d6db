using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Users;

public sealed class UserPathAndBoundaryTests : IAsyncLifetime
{
    private const string Everything = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Theory]
    [InlineData("/a//b/")]
    [InlineData("///")]
    [InlineData("/a:b/")]
    [InlineData("/a*b?${c}/")]
    public async Task A_user_under_any_path_that_IAM_allows_is_decided_over(string path)
    {
        await _iam.DoAsync(new CreateUser("alice") { Path = path });
        var alice = await _iam.CallerOfAsync("alice");

        Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(alice, new GetUser())).Error);
        await _iam.AddInlinePolicyAsync("alice", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"arn:aws:iam::*:user/*${aws:username}"}}""");

        Assert.Equal(path, (await _iam.Gateway.SendAsync(alice, new GetUser())).Value.User.Path);
    }

    [Theory]
    [InlineData("arn:aws-cn:iam::123456789012:policy/edge")]
    [InlineData("arn:aws:iam:us-east-1:123456789012:policy/edge")]
    [InlineData("arn:aws:iam::123456789012:policy/Edge")]
    public async Task A_boundary_in_another_spelling_is_not_found(string spelling)
    {
        await _iam.DoAsync(new CreatePolicy("edge", Everything));

        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new CreateUser("alice") { PermissionsBoundary = spelling })).Code);
    }

    [Fact]
    public async Task A_boundary_that_a_new_user_has_is_counted_and_cannot_be_deleted()
    {
        var edge = (await _iam.DoAsync(new CreatePolicy("edge", Everything))).Policy.Arn;
        await _iam.DoAsync(new CreateUser("alice") { PermissionsBoundary = edge });

        Assert.Equal("DeleteConflict", (await _iam.RefusedAsync(new DeletePolicy(edge))).Code);
    }
}
