using IamConsole.Core.Authorization;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Authorization;

/// <summary>Reading the policies of all users at once must find what reading one user's finds.</summary>
public sealed class AllUserPoliciesTests
{
    private const string Document = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    [Fact]
    public async Task Every_user_has_the_same_policies_read_alone_and_read_with_all()
    {
        await using var iam = await IamFixture.CreateAsync();
        var own = (await iam.DoAsync(new CreatePolicy("own", Document))).Policy.Arn!;
        foreach (var group in new[] { "developers", "readers" })
        {
            await iam.DoAsync(new CreateGroup(group));
            await iam.DoAsync(new AttachGroupPolicy(group, ReadOnly));
            await iam.DoAsync(new PutGroupPolicy(group, "inline", Document));
        }

        foreach (var (user, groups) in new[] { ("alice", new[] { "developers", "readers" }), ("bob", ["readers"]), ("carol", []), ("dave", ["developers"]) })
        {
            await iam.DoAsync(new CreateUser(user) { PermissionsBoundary = user is "bob" ? own : user is "dave" ? ReadOnly : null });
            foreach (var group in groups)
            {
                await iam.DoAsync(new AddUserToGroup(group, user));
            }
        }

        await iam.DoAsync(new AttachUserPolicy("alice", own));
        await iam.DoAsync(new AttachUserPolicy("alice", ReadOnly));
        await iam.DoAsync(new PutUserPolicy("alice", "inline", Document));
        var loader = iam.Services.GetRequiredService<PrincipalPoliciesLoader>();

        var all = (await iam.ReadAsync(db => loader.ReadUsersAsync(db, null, CancellationToken.None))).ToDictionary(set => set.UserName, set => set.Policies);

        Assert.Equal(4, all.Count);
        Assert.Equal(5, all["alice"].Identity.Count);
        foreach (var (user, read) in all)
        {
            var caller = await iam.CallerOfAsync(user);
            var alone = (await iam.ReadAsync(async db => await loader.LoadAsync(db, caller, CancellationToken.None)))!.Policies;
            Assert.Equal(alone.Identity.Select(policy => policy.Name).Order(), read.Identity.Select(policy => policy.Name).Order());
            Assert.Equal(alone.Boundary?.Name, read.Boundary?.Name);
            Assert.Equal(read.Identity.Count, (await iam.ReadAsync(db => loader.ReadUsersAsync(db, caller.PrincipalId, CancellationToken.None))).Single().Policies.Identity.Count);
        }
    }
}
