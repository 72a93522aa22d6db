namespace IamConsole.Core.Model;

/// <summary>A row that belongs to one account. Its key and every index begin with the account's id.</summary>
public interface IAccountOwned
{
    /// <summary>Twelve digits; filled when the row is first saved.</summary>
    string AccountId { get; set; }
}

/// <summary>A row with a counter that every change advances, so that a stale page is noticed.</summary>
public interface IRevisioned
{
    /// <summary>The unique id of the resource, such as <c>AIDA...</c>.</summary>
    string Id { get; }

    /// <summary>1 when made; one more with every change of the resource or of what hangs on it.</summary>
    long Revision { get; set; }
}

/// <summary>A user, group or role: something that policies can be attached to or embedded in.</summary>
public interface IPolicyHolder : IRevisioned
{
    /// <summary>The name in the spelling it was made with.</summary>
    string Name { get; }

    /// <summary>The path, which begins and ends with a slash.</summary>
    string Path { get; }

    /// <summary>Which of the three this is.</summary>
    PolicyHolderKind HolderKind { get; }
}

/// <summary>What a policy can hang on.</summary>
public enum PolicyHolderKind
{
    User,
    Group,
    Role,
}
