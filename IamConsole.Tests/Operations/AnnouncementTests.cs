using IamConsole.Core.Activity;
using IamConsole.Core.Groups;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Operations;

/// <summary>What open pages are told of: also of what is gone, which the unit of work forgets once it is saved.</summary>
public sealed class AnnouncementTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Deletions_by_root_are_announced()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateGroup("Developers"));
        await _iam.DoAsync(new CreateRole("Backup", PolicyTexts.TrustAccount));
        var policy = await _iam.DoAsync(new CreatePolicy("ReadS3", PolicyTexts.Allow("s3:GetObject")));

        Assert.Equal(ChangedKinds.Users, await AnnouncedAsync(new DeleteUser("alice")) & ChangedKinds.Users);
        Assert.Equal(ChangedKinds.Groups, await AnnouncedAsync(new DeleteGroup("Developers")) & ChangedKinds.Groups);
        Assert.Equal(ChangedKinds.Roles, await AnnouncedAsync(new DeleteRole("Backup")) & ChangedKinds.Roles);
        Assert.Equal(ChangedKinds.Policies, await AnnouncedAsync(new DeletePolicy(policy.Policy.Arn)) & ChangedKinds.Policies);
    }

    private async Task<ChangedKinds> AnnouncedAsync(IamOperation<Nothing> operation)
    {
        var announced = ChangedKinds.None;
        using (_iam.Services.GetRequiredService<Announcements>().Subscribe(_iam.Account, kinds => announced |= kinds))
        {
            await _iam.DoAsync(operation);
        }

        return announced;
    }
}
