using IamConsole.Core.AccessKeys;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Users;

namespace IamConsole.SampleData;

/// <summary>Sends operations at the time that a chapter plays in: as root what has to succeed, as a user what may be refused.</summary>
internal sealed class Narrator(IamGateway gateway, AccountId account, TimeProvider time, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, List<string>> _keys = [];
    private readonly Dictionary<string, User> _users = [];

    /// <summary>The ids of the access keys that were made, by user, oldest first.</summary>
    public IReadOnlyDictionary<string, List<string>> Keys => _keys;

    /// <exception cref="InvalidOperationException">An operation was refused, which is a mistake in the story.</exception>
    public async Task<IReadOnlyList<object>> SendAsync(params IReadOnlyList<IamOperation> operations)
    {
        var result = await gateway.SendAllAsync(Caller.Installation(account), operations, cancellationToken: cancellationToken);
        if (!result.TryGet(out var results, out var error))
        {
            throw new InvalidOperationException($"The sample company cannot be made: {((BatchRefused)error).OperationName}: {error.Message}");
        }

        foreach (var created in results.OfType<CreateUserResult>())
        {
            _users[created.User.UserName] = created.User;
        }

        return results;
    }

    /// <summary>A user asks for something, and gets it or not as the policies say.</summary>
    public Task AskAsync(Visitor visitor, IamOperation operation)
    {
        var user = _users[visitor.Name];
        var now = time.GetUtcNow();
        var caller = new Caller
        {
            Account = account,
            Kind = CallerKind.User,
            PrincipalId = user.UserId,
            Arn = user.Arn,
            UserName = user.UserName,
            IsTemporary = visitor.Key is null,
            IssuedAt = visitor.Key is null ? now : null,
            ProvenAt = visitor.Key is null ? now : null,
            AccessKeyId = visitor.Key is { } key ? _keys[visitor.Name][key] : null,
            SourceIp = visitor.SourceIp,
            UserAgent = visitor.UserAgent,
        };
        return gateway.SendAllAsync(caller, [operation], cancellationToken: cancellationToken);
    }

    /// <summary>Makes an access key with the description that the console keeps as a tag of the user.</summary>
    public async Task CreateKeyAsync(string userName, string description)
    {
        var created = (CreateAccessKeyResult)(await SendAsync(new CreateAccessKey(userName)))[0];
        var id = created.AccessKey.AccessKeyId;
        await SendAsync(new TagUser(userName, [new Tag(id, description)]));
        if (!_keys.TryGetValue(userName, out var ids))
        {
            _keys[userName] = ids = [];
        }

        ids.Add(id);
    }

    public Task DeactivateFirstKeyAsync(string userName) =>
        SendAsync(new UpdateAccessKey(_keys[userName][0], "Inactive") { UserName = userName });
}
