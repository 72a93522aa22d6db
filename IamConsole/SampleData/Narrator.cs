using IamConsole.Core.AccessKeys;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;

namespace IamConsole.SampleData;

/// <summary>Sends operations as root at the time that a chapter plays in.</summary>
internal sealed class Narrator(IamGateway gateway, AccountId account, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, List<string>> _keys = [];

    /// <summary>The ids of the access keys that were made, by user, oldest first.</summary>
    public IReadOnlyDictionary<string, List<string>> Keys => _keys;

    /// <exception cref="InvalidOperationException">An operation was refused, which is a mistake in the story.</exception>
    public async Task<IReadOnlyList<object>> SendAsync(params IReadOnlyList<IamOperation> operations)
    {
        var result = await gateway.SendAllAsync(Caller.Installation(account), operations, cancellationToken: cancellationToken);
        return result.TryGet(out var results, out var error)
            ? results
            : throw new InvalidOperationException($"The sample company cannot be made: {((BatchRefused)error).OperationName}: {error.Message}");
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
