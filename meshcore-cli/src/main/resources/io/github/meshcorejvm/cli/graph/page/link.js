// The link -------------------------------------------------------------------------------------------------------------
// It says what is shown: #node=KEY&snr=1&region=IATA&positions=near. It is followed at the start and when somebody edits it, and
// it is written when something else is chosen, so that the address can be sent to others.
let isFollowing = false;

function followLink() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const choose = (id, value) => {
    if (byId(id).value === value) return;
    byId(id).value = value;
    byId(id).dispatchEvent(new Event('change'));
  };
  isFollowing = true;
  if (byId('by-snr').checked !== !!wanted.get('snr')) byId('by-snr').click();
  choose('region', wanted.get('region') || '');
  choose('apart', wanted.get('positions') || 'apart');
  const key = (wanted.get('node') || '').toLowerCase(), node = key ? ranked.find(each => each.shown && each.key.startsWith(key)) || null : null;
  if (node !== selected) select(node);
  isFollowing = false;
}

function writeLink() {
  if (isFollowing) return;
  const link = new URLSearchParams();
  if (selected) link.set('node', selected.key);
  if (colorBySnr) link.set('snr', '1');
  if (filter.region !== '') link.set('region', filter.region);
  if (byId('apart').value !== 'apart') link.set('positions', byId('apart').value);
  const hash = link.toString();
  // Some browsers forbid it to a page from a file.
  try { history.replaceState(null, '', location.href.split('#')[0] + (hash ? `#${hash}` : '')); } catch (refused) { /* the page works without it */ }
}
for (const id of ['by-snr', 'region', 'apart']) byId(id).addEventListener('change', writeLink);
