using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Users;

/// <summary>Adds tags to a user; one of the same key, ignoring case, is overwritten.</summary>
public sealed record TagUser(string UserName, IReadOnlyList<Tag> Tags) : IamOperation<Nothing, UserTarget>
{
    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:TagUser").WithRequestTags(Tags)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken) =>
        await context.AddTagsAsync(target.Existing.Id, Tags, ignoreCase: true, "TagsPerUser", cancellationToken) is { } problem ? problem : Nothing.Value;
}
