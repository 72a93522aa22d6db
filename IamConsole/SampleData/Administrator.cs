using IamConsole.Core.Arns;
using IamConsole.Core.Groups;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.SampleData;

/// <summary>The user <c>admin</c> in the group <c>Administrators</c>, with a key that the operator chose, for automation.</summary>
internal sealed class Administrator(IServiceProvider services, AccountId account)
{
    private const string UserName = "admin";
    private const string GroupName = "Administrators";

    public async Task AppointAsync(string accessKeyId, string secretAccessKey, CancellationToken cancellationToken)
    {
        var narrator = new Narrator(services.GetRequiredService<IamGateway>(), account, services.GetRequiredService<TimeProvider>(), cancellationToken);
        var store = services.GetRequiredService<IamStore>();
        if (!await HasGroupAsync(store, cancellationToken))
        {
            await narrator.SendAsync(new CreateGroup(GroupName), new AttachGroupPolicy(GroupName, "arn:aws:iam::aws:policy/AdministratorAccess"));
        }

        var results = await narrator.SendAsync(new CreateUser(UserName), new AddUserToGroup(GroupName, UserName));
        var user = ((CreateUserResult)results[0]).User;

        // CreateAccessKey chooses keys itself; this one was chosen by the operator.
        await using var unit = await store.BeginWriteAsync(account, cancellationToken);
        unit.Db.AccessKeys.Add(new AccessKey
        {
            Id = accessKeyId,
            OwnerId = user.UserId,
            ProtectedSecret = services.GetRequiredService<SecretProtector>().ProtectAccessKeySecret(secretAccessKey),
            CreatedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        });
        await unit.Db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task<bool> HasGroupAsync(IamStore store, CancellationToken cancellationToken)
    {
        await using var unit = await store.BeginReadAsync(account, cancellationToken);
        return await unit.Db.Groups.AnyAsync(group => group.Name == GroupName, cancellationToken);
    }
}
