using static IamConsole.Components.Help.HelpTopic;

namespace IamConsole.Components.Help;

/// <summary>The console's own explanations, written to be learned from: what a term means, why it matters, what to do.</summary>
public static class HelpTexts
{
    private static readonly Dictionary<HelpTopic, HelpText> Texts = new()
    {
        [Dashboard] = new("Dashboard",
        [
            "The dashboard shows what exists in this account and what is worth mending first. The recommendations are worked out from the account as it is now: mend one, and it turns green by itself.",
            "Start with the root user: give it MFA, see that it has no access keys, and then do your daily work as a user or role that may do only what that work needs.",
        ], [SecurityRecommendations, RootUser, LeastPrivilege]),

        [User] = new("User",
        [
            "An IAM user is an identity for one person or one program. It has a name within the account and credentials that last until somebody removes them: a password for the console, access keys for programs, or both.",
            "A new user may do nothing at all. Permissions come from policies: attached to the user, to a group that the user is in, or written into the user as an inline policy.",
            "Long-lived credentials are what leaks. Where a program runs under a role, or people sign in through a directory, no user is needed.",
        ], [UserGroup, Policy, ConsoleAccess, AccessKey]),

        [IdentityProvider] = new("Identity provider",
        [
            "An identity provider is somebody else's directory or sign-in that this account trusts. Who signs in there gets the short-lived credentials of a role here, and needs no IAM user and no password of its own.",
            "Trust has two halves. The provider tells how its tokens or assertions are verified: signing keys with OpenID Connect, certificates in the metadata with SAML. The role's trust policy says which of its people get the role: name an audience, and limit the subject.",
            "AWS asks an OpenID Connect provider for its keys whenever it needs them. This console asks nobody outside, so the keys are uploaded and have to be replaced when the provider changes them.",
        ], [Role, TrustPolicy, Condition, SamlEncryption]),

        [DelegationRequest] = new("Temporary delegation request",
        [
            "Some product providers set their product up inside a customer's account. A delegation request asks for the permissions which that takes: who asks, what for, what exactly they want to do, and until when. Whoever may grant it accepts or rejects it; what is accepted ends by itself.",
            "Only providers that AWS has approved can make such requests, and they make them at AWS. This console asks nobody outside and is asked by nobody: the list stays empty, and the operations about a single request answer that there is none.",
            "Whom you want to let in otherwise gets a role. Its trust policy names the other account and can demand an external ID or MFA, its policies say what they may do, and the role's page revokes its sessions.",
        ], [Role, TrustPolicy, LeastPrivilege]),

        [SamlEncryption] = new("SAML encryption",
        [
            "A SAML assertion passes through the browser of the person who signs in. Signed, nobody can alter it; encrypted, nobody on the way can read the names, e-mail addresses and roles in it either.",
            "The provider encrypts with a public key; the private key that belongs to it opens the assertion here. A provider has at most two private keys: to change keys, add the next one, let the provider encrypt with it, then remove the old one.",
            "Allowed takes encrypted assertions and others; Required refuses what is not encrypted. Set it to Required once the provider encrypts all that it sends. AES in Galois/Counter Mode is understood; cipher block chaining, which AWS takes too, is refused here, since it can be made to give away what it hides.",
        ], [IdentityProvider, TrustPolicy]),

        [ServiceLinkedRole] = new("Service-linked role",
        [
            "Some AWS services have a role of their own in the account, with trust and permissions that AWS has written. Only the service may change it; you may change its description and its tags, and delete it when the service no longer needs it.",
            "Its name begins with AWSServiceRoleFor. Who creates it needs iam:CreateServiceLinkedRole, not the permissions that the role has.",
        ], [Role, TrustPolicy]),

        [InstanceProfile] = new("Instance profile",
        [
            "EC2 does not hand a role to an instance directly: the role sits in an instance profile, one role in one profile, and the instance is started with the profile. The console makes the profile together with a role for EC2, under the same name.",
            "Who puts a role into a profile hands its permissions to whatever runs on the instances, and therefore needs iam:PassRole for it.",
        ], [Role]),

        [ServiceCredential] = new("Credentials for one service",
        [
            "A few services take credentials that are no access keys: Git over SSH or HTTPS for CodeCommit, user name and password for Amazon Keyspaces. They belong to one IAM user, work with that service only, and can be deactivated and deleted by themselves.",
            "A password is shown once, when it is generated or reset. This console keeps its hash alone.",
        ], [User, AccessKey]),

        [SigningCertificate] = new("X.509 signing certificate",
        [
            "Before access keys, some services took requests that were signed with the private key of a certificate. A user or the root user can still have two. What is uploaded is the certificate; the private key stays with whoever signs.",
            "New programs use roles or, where that cannot be, access keys.",
        ], [AccessKey, Role]),

        [UserGroup] = new("User group",
        [
            "A user group is a set of users who get the same permissions. Attach a policy to the group and each member has it at once; take a user out and it is gone at once.",
            "A group is not an identity: it cannot sign in, it cannot be named as a principal in a policy, and groups cannot contain groups. A user may be in up to ten groups.",
            "Groups by job function (developers, auditors, billing) are easier to review than permissions on single users.",
        ], [User, Policy, JobFunction]),

        [Role] = new("Role",
        [
            "A role is an identity without credentials of its own. Somebody or something that the role trusts assumes it and gets temporary credentials that expire by themselves.",
            "A role has two kinds of policy: the trust policy says who may assume it, the permissions policies say what may be done under it. Both must allow.",
            "Whoever assumes a role puts their own permissions aside for that session: only the role's count.",
        ], [TrustPolicy, Policy, LeastPrivilege]),

        [Policy] = new("Policy",
        [
            "A policy is a JSON document of statements. Each statement has an Effect (Allow or Deny), actions, resources, and if need be conditions. It says what may be done to what, and when.",
            "A policy does nothing until it is attached to a user, a user group or a role. Everything that no attached policy allows is refused.",
            "Managed policies stand on their own and can be attached to many identities; inline policies are part of one identity and go with it.",
        ], [ManagedPolicy, InlinePolicy, PolicyEvaluation, PolicySummary]),

        [ManagedPolicy] = new("Managed policy",
        [
            "A managed policy is an object of its own, with a name, an ARN and up to five versions. Attach it to as many users, groups and roles as need it; a change reaches all of them.",
            "Customer managed policies belong to this account and can be edited. AWS managed policies are kept by AWS: they can be attached but not changed, and AWS may add to them.",
            "Up to ten managed policies can be attached to one identity.",
        ], [AwsManagedPolicy, InlinePolicy, PolicyVersion]),

        [AwsManagedPolicy] = new("AWS managed policy",
        [
            "AWS keeps a large set of ready-made policies that can be attached in any account. They are a quick start, and broader than one job needs: they do not know the names of your buckets, tables or keys.",
            "Begin with one, watch what is really used, and then write a customer managed policy that allows that and nothing else.",
        ], [JobFunction, LeastPrivilege, LastAccessed]),

        [JobFunction] = new("Job function policy",
        [
            "Some AWS managed policies are made for the jobs that most companies have, such as administrator, billing, database administrator or security auditor. One of them covers many services, which suits a group whose members share that job.",
            "They are wide on purpose. For anything sensitive, prefer a policy that names the resources.",
        ], [AwsManagedPolicy, UserGroup]),

        [InlinePolicy] = new("Inline policy",
        [
            "An inline policy is part of one user, group or role. It cannot be attached elsewhere, has no versions and is deleted together with its identity.",
            "Use it for a permission that must never end up on anybody else by mistake. For everything else a managed policy is easier to find, to reuse and to take back.",
        ], [ManagedPolicy, Policy]),

        [PolicyVersion] = new("Policy version",
        [
            "Editing a customer managed policy makes a new version. Exactly one version, the default, is in force; making an earlier one the default takes the change back at once, everywhere.",
            "A policy keeps at most five versions. To save a sixth, delete one that is not the default.",
        ], [ManagedPolicy, Policy]),

        [PolicySummary] = new("Policy summary",
        [
            "The summary turns the JSON into a table: for each service the access levels that the policy reaches, on which resources, under which conditions. Open a service to see its actions.",
            "'Full' means every action of a level is included, 'Limited' that only some are. Allow and explicit Deny are shown apart, since a Deny always wins. What the catalogue of services does not know is called out: it is often a typing mistake that allows nothing.",
        ], [AccessLevel, ExplicitDeny, Policy]),

        [AccessLevel] = new("Access level",
        [
            "Each action belongs to one of five levels. List sees that resources exist. Read sees what is in them. Write makes, changes and deletes. Permissions management decides who may do what. Tagging changes tags only.",
            "Permissions management deserves the closest look: whoever has it can often give themselves everything else. Tagging does too, wherever policies decide by tags.",
        ], [PolicySummary, LeastPrivilege, Tag]),

        [PolicyEvaluation] = new("How a request is decided",
        [
            "Every request begins as refused. All policies that apply are read together: if any statement denies the request, it is refused and nothing can change that. If none denies and at least one allows, it is allowed. Otherwise it stays refused.",
            "A permissions boundary does not allow anything by itself. It draws a line: an action must be allowed both by the boundary and by a permissions policy.",
            "Order does not matter, neither of the policies nor of the statements in them.",
        ], [ExplicitDeny, PermissionsBoundary, Condition]),

        [ExplicitDeny] = new("Explicit deny",
        [
            "A statement whose Effect is Deny. It beats every Allow, wherever that stands, so it is the tool for rules without exceptions: 'never outside this Region', 'never without MFA'.",
            "What no statement mentions is refused too. That is the implicit deny, and the difference is that an Allow can lift it.",
        ], [PolicyEvaluation, PermissionsBoundary]),

        [PermissionsBoundary] = new("Permissions boundary",
        [
            "A permissions boundary is a managed policy that sets the most a user or role can ever do. It grants nothing: the identity may do what its permissions policies and its boundary both allow.",
            "With a boundary, creating users and roles can be delegated safely: require that whatever is created carries the boundary, and nobody can create an identity with more power than that.",
        ], [PolicyEvaluation, ManagedPolicy, LeastPrivilege]),

        [LeastPrivilege] = new("Least privilege",
        [
            "Give each identity what its work needs and nothing more. If a key leaks or a program goes wrong, that is then all it can do.",
            "Name actions instead of *, name resources instead of *, add conditions (MFA, network, tags) where they fit, and take away what has not been used for a while.",
        ], [AccessLevel, LastAccessed, Condition]),

        [Condition] = new("Condition",
        [
            "A condition narrows a statement: it applies only when the request fits. A condition names an operator (StringEquals, IpAddress, Bool ...), a condition key such as aws:SourceIp, and the values to compare with.",
            "Several keys must all fit; of several values of one key one is enough, except with negated operators, where none may fit.",
            "A key that is missing from the request makes most operators fail. Operators that end in IfExists let such a request pass.",
        ], [Policy, PolicyEvaluation]),

        [Principal] = new("Principal",
        [
            "The principal is whoever makes a request: the root user, an IAM user, a role session, a federated user or an AWS service. Policies on identities do not name a principal, since it is the identity itself; policies on resources and trust policies do.",
        ], [User, Role, Arn]),

        [Arn] = new("ARN (Amazon Resource Name)",
        [
            "An ARN names one resource without doubt: arn:partition:service:region:account:resource. IAM is global, so the Region is empty: arn:aws:iam::123456789012:user/alice.",
            "Policies name resources by ARN, and * in one stands for any characters. A path such as /engineering/ is part of the ARN, so one pattern can cover all that lies below it.",
        ], [Policy, AccountId]),

        [AccessKey] = new("Access key",
        [
            "An access key lets a program sign requests as a user. It has two parts: the access key ID, which may be seen, and the secret access key, which is shown exactly once, when the key is made.",
            "A user has at most two, so that keys can be changed without a gap: make the second, move the program over, set the first inactive, wait, delete it.",
            "Access keys do not expire by themselves. Prefer temporary credentials from a role wherever the program can get them, and never put a key into source code.",
        ], [User, Role, LastAccessed]),

        [ConsoleAccess] = new("Console access",
        [
            "A user with console access has a password and can sign in on the sign-in page of the account. Without one the user can still use access keys.",
            "Taking console access away deletes the password at once; access keys go on working until they are set inactive.",
        ], [Password, Mfa, SignInUrl]),

        [Password] = new("Console password",
        [
            "The password is for the console only. It is stored as a hash: nobody can read it back, so a lost one is replaced by a new one.",
            "A password that an administrator chose should be changed at the first sign-in, so that only its owner knows it. What a password must look like is set in the password policy.",
        ], [PasswordPolicy, Mfa, ConsoleAccess]),

        [PasswordPolicy] = new("Password policy",
        [
            "The password policy says how long passwords must be, which kinds of characters they need, whether they expire and whether old ones may be used again. It holds for IAM users, not for the root user.",
            "A change applies to the next password that is set; expiry alone applies to existing ones too.",
        ], [Password, Mfa]),

        [ConsoleSession] = new("Console session",
        [
            "Signing in begins a session in that browser. It lasts twelve hours at most, and ends at once when you sign out, when your password changes, when one of your MFA devices is removed, or when you lose console access.",
            "The list shows every browser in which you are signed in, with the address and the name that it gave at its latest request. A session that you do not know is a reason to end it and to change your password.",
        ], [Password, Mfa, EventHistory]),

        [Mfa] = new("Multi-factor authentication (MFA)",
        [
            "With MFA, signing in takes the password and a code from a device. A stolen password alone is then worth nothing.",
            "An authenticator app shows a new six-digit code every 30 seconds. Policies can ask for MFA too, with the condition key aws:MultiFactorAuthPresent.",
        ], [MfaDevice, Password, RootUser, Condition]),

        [MfaDevice] = new("MFA device",
        [
            "An authenticator app and the console share a secret key, which is handed over once, by QR code or by typing. From it and from the time both work out the same six digits, anew every 30 seconds; a code counts once.",
            "Two codes in a row prove that the key has arrived and tell how far the device's clock is off. Where codes are refused later although the device is the right one, resync it with two more.",
            "Up to eight devices can be assigned, of any kinds, and each is enough to sign in: a second one keeps you from being locked out when the first is lost. A lost device is removed at once, by an administrator if need be.",
            "Adding a device changes nothing for sessions that are under way: policies see MFA from the next sign-in on.",
        ], [Mfa, RootUser, SecurityCredentials]),

        [RootUser] = new("Root user",
        [
            "The root user is the account itself: it signs in with an e-mail address and may do everything, and no policy in the account can limit it.",
            "Use it for the few tasks that need it, give it MFA, and let it have no access keys. For daily work sign in as a user or take a role.",
        ], [Mfa, LeastPrivilege, SecurityRecommendations]),

        [SecurityCredentials] = new("My security credentials",
        [
            "Here you manage what proves that you are you: your password for the console, the devices that show a code after it, and the access keys with which programs sign requests on your behalf.",
            "An IAM user may look after these only as far as its policies allow. What is refused says which action is missing; an administrator can allow it for your own user alone, with the policy variable ${aws:username} in the resource.",
            "The root user needs no policy. Give it MFA, and leave it without access keys.",
        ], [Password, Mfa, AccessKey, RootUser]),

        [AccountId] = new("Account ID",
        [
            "Each account has a number of twelve digits. It stands in every ARN of the account, and users sign in with it, or with the account alias, beside their name and password. It is not a secret.",
        ], [AccountAlias, Arn, SignInUrl]),

        [AccountAlias] = new("Account alias",
        [
            "An alias is a name that people can type in place of the account ID when they sign in. An account has at most one, and no two accounts have the same.",
            "Changing it changes the sign-in URL: the one with the earlier alias stops working, the one with the account ID always works.",
        ], [AccountId, SignInUrl]),

        [SignInUrl] = new("Sign-in URL for IAM users",
        [
            "Users of this account sign in here. The address holds the account ID or the alias, so that only user name and password are left to type.",
            "Give it to new users together with their password. The root user signs in elsewhere: on the sign-in page itself, by e-mail address.",
        ], [AccountAlias, ConsoleAccess]),

        [Tag] = new("Tag",
        [
            "A tag is a key with a value, such as department = finance. Tags help to find and group resources, and policies can decide by them: 'only users with the same project as the resource'.",
            "Where policies decide by tags, whoever may change tags can change permissions. Guard tagging as you guard policies. A resource has at most 50 tags, and tags are no place for secrets.",
        ], [AccessLevel, Condition]),

        [EventHistory] = new("Event history",
        [
            "Each request to this account is an event: who asked for what, when, from which address, and whether it was done or refused. Sign-ins are here too, the failed ones included. Looking at this page makes no event.",
            "Start with 'Access denied' to see who lacks a permission, or with 'Changes' and a resource to see who altered it. An event opens to its whole record, in the shape that AWS CloudTrail writes; passwords and secret keys are never in it.",
        ], [LastAccessed, PolicyEvaluation, RootUser]),

        [PolicySimulator] = new("Policy simulator",
        [
            "The simulator answers what would happen, without doing it: choose whose policies are asked, then actions, resources and the circumstances. The answers come from the same engine that decides over real requests.",
            "Untick a policy or the permissions boundary to see what depends on it. A draft can be tried before anybody has it.",
            "A condition key without a value is missing from the requests: conditions on it are not met, and the row says so. Each row opens to the statements that were considered and to the clause that decided.",
            "Without a resource-based policy only the caller's side is simulated. Its results then say nothing about what the resource itself would refuse.",
        ], [PolicyEvaluation, Condition, PermissionsBoundary]),

        [ProgrammaticAccess] = new("Programmatic access",
        [
            "Programs do not sign in: they sign each request with an access key. The secret never travels; from it, the time and the whole request the client works out a signature, and this installation works out the same.",
            "AWS's own clients speak to this console when they are told its address. The keys are those of the users here, and the policies that you see decide what each call may do. A clock that is off by more than 15 minutes makes every signature wrong.",
            "The list of calls shows what arrives while you try: a refused call opens to the statement that refused it, or says that none allowed it.",
            "Keys leak more easily than passwords. Give a key to a user with few permissions, and prefer roles, whose credentials expire by themselves.",
        ], [AccessKey, EventHistory, PolicyEvaluation]),

        [LastAccessed] = new("Last accessed",
        [
            "For each service that an identity may use, this shows when it last did. What has not been used in the tracking period is a candidate to be taken away.",
            "All services that the identity's policies allow are listed, those never used too; a permissions boundary does not shorten the list. A row opens to the actions, of which a few, such as iam:PassRole, are not tracked.",
            "An attempt counts whether it was allowed or refused. A service that is needed once a year looks unused for most of it: ask before removing.",
        ], [LeastPrivilege, AccessKey]),

        [SessionTokens] = new("Session tokens",
        [
            "Temporary credentials come with a session token. Those of the global endpoint of AWS STS are of version 1, valid in the Regions that are enabled by default, or of version 2, valid in all Regions.",
            "Tokens of version 2 are longer. Whoever stores tokens should make sure that they fit before the version is changed; tokens that were issued before stay as they are.",
        ], [Role, AccessKey]),

        [Analyzer] = new("Analyzer",
        [
            "An analyzer of IAM Access Analyzer watches the account by itself and keeps a list of findings. One type reports who outside the account has access, the other what access nobody uses.",
            "A finding is active until somebody decides. If it is intended, archive it; if not, mend the role or user, and the finding is resolved by itself. Archived and resolved findings stay to be looked up, resolved ones for 90 days.",
            "Here an analyzer looks at roles and, for unused access, at users. On AWS one of external access looks at buckets, keys, queues and more kinds of resources too.",
        ], [ExternalAccess, UnusedAccess, ArchiveRule]),

        [ExternalAccess] = new("External access",
        [
            "A role whose trust policy names another account, an identity provider or everybody can be used from outside. That is often the purpose; it is a danger where nobody remembers it. The zone of trust is this account: whoever is in it makes no finding.",
            "Each finding names one role, one principal and the conditions that it depends on. Public means that anybody at all can assume the role and no condition says who.",
            "Access of AWS services is not external. A Deny whose conditions are complicated is taken as if it were not there: too much is reported rather than too little.",
        ], [Analyzer, TrustPolicy, Condition]),

        [UnusedAccess] = new("Unused access",
        [
            "What a role or user may do and does not do helps nobody but an attacker. An analyzer of unused access reports roles that nobody assumed, access keys and passwords that nobody used, and permissions that were not used within its tracking period.",
            "Permissions are reported by service: all of it, or the single actions of a service that is used otherwise. A few actions are not tracked; nothing is said about them.",
            "What is needed once a year looks unused for most of it. Archive such a finding, or exclude the user or role by a tag.",
        ], [Analyzer, LastAccessed, LeastPrivilege]),

        [ArchiveRule] = new("Archive rule",
        [
            "An archive rule describes findings that are intended, such as the access of one partner's account to any role. New findings that meet all its criteria are archived as soon as they are found.",
            "A rule does not touch what was found before, unless it is saved with 'archive active findings'. When a rule is deleted, what it archived stays archived.",
            "Keep rules narrow: a rule on the resource alone also archives whoever is let in tomorrow. Name the principal as well.",
        ], [Analyzer, ExternalAccess]),

        [Quotas] = new("Quotas",
        [
            "Each account has so many users, groups, roles and policies at most, and each of those so many policies, keys, versions and tags. A request beyond a quota is refused with LimitExceeded.",
            "This page shows what is used of each. For what counts for each user, group, role or policy by itself, the one that has most is shown.",
        ], [ManagedPolicy, AccessKey, Tag]),

        [SecurityRecommendations] = new("Security recommendations",
        [
            "A short list of what does most for the safety of an account: MFA for the root user and for everybody with a password, no access keys for the root user, a strong password policy, no credentials, roles and groups that are old or unused, few who may do or grant everything, roles that other accounts cannot be tricked into using, and permissions through groups and managed policies.",
            "Each is worked out from the account's real state when the page is opened, and links to the page where it can be mended.",
        ], [RootUser, Mfa, AccessKey]),

        [CredentialReport] = new("Credential report",
        [
            "A file with one line for the root user and one for each IAM user: whether there is a password, an MFA device, access keys, and when each was made, changed and last used. It holds no secret.",
            "A report is generated on request and kept. For four hours everybody gets the same one; after that the next request generates a new one. What has changed since is not in it.",
            "'N/A' stands where there is nothing to tell: no password, no key, or a key that was never used. Rotated means when an active key was made or last activated.",
        ], [SecurityRecommendations, AccessKey, Mfa]),

        [EquivalentCode] = new("Equivalent code",
        [
            "Every change that you make here is a request of IAM's API. The same request can be written as a command of the AWS CLI or a call of boto3, and what it leaves behind can be described in Terraform or CloudFormation.",
            "Passwords and other secrets are not kept; placeholders in angle brackets stand for them. The requests of a session are kept in memory and end with it.",
        ], [AccessKey, SecurityCredentials]),

        [TrustPolicy] = new("Trust policy",
        [
            "The trust policy of a role says who may assume it: users and roles of this or another account, an AWS service, or people from an identity provider. It names them as principals and may add conditions, such as MFA or an external ID.",
            "Being trusted is one half. Somebody from the account must also be allowed to call sts:AssumeRole on the role by a policy of their own, unless the trust policy names them one by one.",
        ], [Role, Principal, Condition]),
    };

    /// <summary>The text of a topic. Every topic has one.</summary>
    public static HelpText For(HelpTopic topic) => Texts[topic];
}
