using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>Removes an instance profile with its tags. Its role has to be taken out first.</summary>
public sealed record DeleteInstanceProfile(string InstanceProfileName) : IamOperation<Nothing, InstanceProfileTarget>
{
    protected override Task<InstanceProfileTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindInstanceProfileAsync(InstanceProfileName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, InstanceProfileTarget target) => [target.Action("iam:DeleteInstanceProfile")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, InstanceProfileTarget target, CancellationToken cancellationToken)
    {
        var profile = target.Existing;
        if (profile.RoleId is not null)
        {
            return IamError.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");
        }

        context.Db.Tags.RemoveRange(await context.Db.Tags.Where(tag => tag.ResourceId == profile.Id).ToListAsync(cancellationToken));
        context.Db.InstanceProfiles.Remove(profile);
        return Nothing.Value;
    }
}
